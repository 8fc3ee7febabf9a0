import { findReferences, ORDER_PREFIX } from "~/domain/payments/pledge-reference";

export const debitStates = ["unexplained", "explained"] as const;
export type DebitState = (typeof debitStates)[number];

/** What the fund can have done that took money out of its account. */
export const debitMeanings = ["refund", "disbursement", "fee", "return", "payout"] as const;
export type DebitMeaning = (typeof debitMeanings)[number];

/** What the bank says of money that left our account, however it is reported. */
export type BankDebit = {
  /** Our account, digits and letters only. */
  account: string;
  /** The day of booking in Việt Nam, yyyy-mm-dd. */
  bookedOn: string;
  movedAt: Date;
  /** Whole đồng, positive. */
  amount: bigint;
  memo: string;
  payeeName: string;
  /** The bank's own number of the transaction, where the report carries one. */
  bankReference: string | null;
};

/** Every intact reference of a payment order in a memo; lists that went to the bank in earlier days bore the pledge's own. */
export function findOrderReferences(memo: string): string[] {
  return [...findReferences(memo, ORDER_PREFIX), ...findReferences(memo)];
}
