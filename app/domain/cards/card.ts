/** Currencies a card can be charged in; the ledger knows đồng alone. */
export const cardCurrencies = ["VND", "USD", "EUR"] as const;
export type CardCurrency = (typeof cardCurrencies)[number];
export type ForeignCurrency = Exclude<CardCurrency, "VND">;

export const checkoutStates = ["opening", "open", "paid", "expired", "failed"] as const;
export type CheckoutState = (typeof checkoutStates)[number];

/** What is to happen with money that comes after the units went to somebody else: it waits for the fund, or goes back to the card. */
export const ifLateChoices = ["refund", "wait"] as const;
export type IfLate = (typeof ifLateChoices)[number];

export function isForeign(currency: CardCurrency): currency is ForeignCurrency {
  return currency !== "VND";
}

/**
 * What a card is charged for `dong` đồng, in the currency's smallest unit: whole đồng as they are, never times a hundred; cents rounded up, so that
 * the gift is never worth less than its pledge. `rate` is in hundredths of a đồng for one dollar or euro.
 */
export function chargeOf(dong: bigint, currency: CardCurrency, rate: bigint | null): bigint {
  if (!isForeign(currency)) return dong;
  if (rate === null || rate <= 0n) throw new RangeError(`No rate for ${currency}`);
  return (dong * 10_000n + rate - 1n) / rate;
}

/** What cents are worth in whole đồng at a rate, rounded down. For money that came without a pledge whose value was fixed. */
export function dongAtRate(cents: bigint, rate: bigint): bigint {
  return (cents * rate) / 10_000n;
}

/**
 * The đồng of a part of a payment worth `dong` in all for `amount` charged: what lies between `before` and `before + part`, so that parts always add
 * up to the whole. Both in the smallest unit of the charge; more than was charged counts as all of it.
 */
export function dongOfPart({ dong, amount }: { dong: bigint; amount: bigint }, part: bigint, before = 0n): bigint {
  const upTo = (charged: bigint) => (dong * (charged > amount ? amount : charged)) / amount;
  return upTo(before + part) - upTo(before);
}

/** A fee of the processor in đồng: its share of the settled sum, at the value that was fixed, to the nearest đồng. Keeps the sign of the fee. */
export function feeInDong(dong: bigint, gross: bigint, fee: bigint): bigint {
  const whole = gross < 0n ? -gross : gross;
  if (whole === 0n || fee === 0n) return 0n;
  const size = fee < 0n ? -fee : fee;
  const rounded = (2n * dong * size + whole) / (2n * whole);
  return fee < 0n ? -rounded : rounded;
}

/** When the units are lost and the payment page closes: Stripe allows a page of 30 minutes to 24 hours, counted from its opening. */
const MARGIN_MS = 60_000;
const MINUTE = 60_000;
const DAY_MS = 24 * 60 * MINUTE;

/**
 * Until when a payment page opened `now` can be paid, and until when the units are held then: the same moment, wherever Stripe allows it. A hold with
 * too little time left is lengthened to the card's minutes, but never past `latest`; one with more than a day left stays as long as it was. Null when
 * there is not time enough left. The page begins a minute early, because Stripe's clock may differ from ours.
 */
export function checkoutDeadline({ now, holdUntil, latest, minutes }: { now: Date; holdUntil: Date; latest: Date; minutes: number }): { expiresAt: Date; holdUntil: Date } | null {
  const least = now.getTime() + 30 * MINUTE + MARGIN_MS;
  const most = now.getTime() + DAY_MS - MARGIN_MS;
  const end = toSecond(holdUntil.getTime());
  if (end > most) return { expiresAt: new Date(toSecond(most)), holdUntil };
  if (end >= least) return { expiresAt: new Date(end), holdUntil: new Date(end) };
  const longer = toSecond(Math.min(now.getTime() + minutes * MINUTE + MARGIN_MS, most));
  return longer > latest.getTime() ? null : { expiresAt: new Date(longer), holdUntil: new Date(longer) };
}

/** Until when a page can be filled in for which no units are held: so many minutes from now, and a minute more because Stripe's clock may differ. */
export function pageDeadline(now: Date, minutes: number): Date {
  return new Date(toSecond(Math.min(now.getTime() + Math.max(30, minutes) * MINUTE + MARGIN_MS, now.getTime() + DAY_MS - MARGIN_MS)));
}

/** Stripe counts whole seconds. */
function toSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
