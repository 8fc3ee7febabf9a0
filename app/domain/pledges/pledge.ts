export const pledgeStates = ["held", "confirmed", "in_delivery", "delivered", "closed", "lapsed", "cancelled", "refunded"] as const;
export type PledgeState = (typeof pledgeStates)[number];

export const pledgeModes = ["money", "in_kind"] as const;
export type PledgeMode = (typeof pledgeModes)[number];

export const givenAsKinds = ["person", "organisation", "anonymous"] as const;
export type GivenAs = (typeof givenAsKinds)[number];

/** What becomes of money of a pledge that it cannot take: chosen by the sponsor when pledging. */
export const surplusRules = ["similar_need", "same_commune", "reserve", "return"] as const;
export type SurplusRule = (typeof surplusRules)[number];

/** The rule a form names; undefined when it names none that exists. */
export function readSurplusRule(value: unknown): SurplusRule | undefined {
  return surplusRules.find((rule) => rule === value);
}

export type PaymentState = "expected" | "pending" | "settled" | "refunded" | "failed";

/** Bank memos and VietQR carry at most 13 digits (domain.md B10); whole đồng. A larger gift is made as several pledges. */
export const PLEDGE_AMOUNT_MAX = 9_999_999_999_999n;
export const HONOUR_NAME_MAX = 120;

/** States in which the units belong to the pledge. */
const liveStates: readonly PledgeState[] = ["held", "confirmed", "in_delivery", "delivered", "closed"];

export function isLive(state: PledgeState): boolean {
  return liveStates.includes(state);
}

export const payChannels = ["bank_transfer", "card"] as const;
export type PayChannel = (typeof payChannels)[number];

/** When units that are to be paid by card are lost: after the setting's minutes. */
export function cardHoldExpiry(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * 60_000);
}

/** When an unpaid or unaccepted pledge loses its units: hours for money, days for goods, as the settings say. */
export function holdExpiry(mode: PledgeMode, from: Date, hold: { bankHours: number; inKindDays: number }): Date {
  const hours = mode === "money" ? hold.bankHours : hold.inKindDays * 24;
  return new Date(from.getTime() + hours * 3600_000);
}

/** A sponsor may step back while the pledge is held and no money of it has arrived. */
export function mayStepBack(pledge: { state: string; received: bigint | number }): boolean {
  return pledge.state === "held" && Number(pledge.received) === 0;
}

const anonymousName = { vi: "Nhà hảo tâm ẩn danh", en: "Anonymous sponsor" };

/** The name the public sees: the one the sponsor chose, or none for whoever gives anonymously. */
export function publicHonourName(pledge: { givenAs: string; honourName: string }, locale: "vi" | "en"): string {
  return pledge.givenAs === "anonymous" ? anonymousName[locale] : pledge.honourName;
}

/** The chosen name cleaned of line breaks and double spaces; an anonymous sponsor needs none. Null when it is missing or too long. */
export function cleanHonourName(text: string, givenAs: GivenAs, locale: "vi" | "en"): string | null {
  const name = text.normalize("NFC").replace(/[\p{Cc}\s]+/gu, " ").trim();
  if (name.length > HONOUR_NAME_MAX) return null;
  if (name) return name;
  return givenAs === "anonymous" ? anonymousName[locale] : null;
}
