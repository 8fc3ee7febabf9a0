import { normalEmail } from "~/domain/accounts/email";
import { isCardAmount } from "~/domain/payments/card-limits";
import { TRANSFERS_MAX } from "~/domain/payments/transfer-schedule";
import type { InstalmentWish } from "~/domain/pledges/instalment-schedule";
import { givenAsKinds, pledgeModes, PLEDGE_AMOUNT_MAX, type GivenAs, type PayChannel, type PledgeMode, type SurplusRule } from "~/domain/pledges/pledge";
import type { Viewer } from "~/domain/accounts/viewer";

export type PledgeRequest = {
  needCode: string;
  /** Whole units of the need. */
  units: number;
  mode: PledgeMode;
  givenAs: GivenAs;
  honourName: string;
  organisationId?: string | null;
  viewer: Viewer | null;
  guest?: { email: string; name: string } | null;
  locale: "vi" | "en";
  /** Chosen once per form; the same key brings the same answer again instead of a second pledge. */
  idempotencyKey: string;
  message?: string | null;
  goodsNote?: string | null;
  /** How money is to come; a bank transfer unless told otherwise. A card shortens the hold to its minutes. */
  channel?: PayChannel;
  /** Without one money that cannot be used is returned. */
  surplusRule?: SurplusRule;
  /** Monthly instead of all at once. */
  instalments?: InstalmentWish | null;
};

/** The address a guest leaves, in the one spelling that is stored; null when it cannot be an address. */
export function guestEmail(guest: PledgeRequest["guest"]): string | null {
  return guest ? normalEmail(guest.email) : null;
}

/** A pledge takes at least one whole unit. That more are asked for than exist is said by the count of what remains. */
export function isUnitCount(units: number): boolean {
  return Number.isSafeInteger(units) && units >= 1;
}

/** Whether a gift has more digits than a transfer, or, as money, needs more transfers, each of at most `limit` đồng, than units can be held for. */
export function isAmountTooLarge({ units, mode }: Pick<PledgeRequest, "units" | "mode">, unitPrice: bigint, limit: bigint): boolean {
  const amount = BigInt(units) * unitPrice;
  return amount > PLEDGE_AMOUNT_MAX || (mode === "money" && amount > limit * BigInt(TRANSFERS_MAX));
}

export function isPledgeMode(value: string): value is PledgeMode {
  return (pledgeModes as readonly string[]).includes(value);
}

export function isGivenAs(value: string): value is GivenAs {
  return (givenAsKinds as readonly string[]).includes(value);
}

/** Free text of a sponsor, cut to what a page shows; null when nothing was written. */
export function freeText(text: string | null | undefined, max = 1000): string | null {
  const clean = text?.normalize("NFC").replace(/[^\S\n]+/g, " ").trim().slice(0, max);
  return clean || null;
}

/** Whether a pledge that is to be paid by card cannot be: of goods, by instalments, or of a sum that no card payment carries. */
export function isNotForCard({ channel, mode, instalments, units }: PledgeRequest, unitPrice: bigint): boolean {
  return channel === "card" && (mode !== "money" || Boolean(instalments) || !isCardAmount(BigInt(units) * unitPrice));
}
