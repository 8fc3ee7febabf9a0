import type { CardCurrency, IfLate } from "~/domain/cards/card";

/** One way to be charged: `amount` in the currency's smallest unit; for dollars and euros by which rate (hundredths of a đồng), of which day and source. */
export type ChargeChoice = { currency: CardCurrency; amount: number; rate: { rate: number; rateOn: string; source: string } | null };

export type OpenPage = { currency: CardCurrency; amount: number; ifLate: IfLate; expiresAt: string };

/** What a card has brought to a pledge so far. */
export type PaidByCard = { currency: CardCurrency; amount: number; dong: number; paidAt: string; rate: number | null; refundedDong: number; disputed: boolean };

/** What the pledge's page says of cards. `offer` is null where a card cannot be offered; then `whyNot` tells, unless cards are not offered at all. */
export type CardView = {
  offer: { dong: number; choices: ChargeChoice[]; ifLate: IfLate; minutes: number } | null;
  whyNot: "too-small" | "too-large" | null;
  open: OpenPage | null;
  chosen: boolean;
  payments: PaidByCard[];
};
