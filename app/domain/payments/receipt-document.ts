import type { ReceiptAsker } from "./receipt";

/** Everything a receipt says. It is a fund's acknowledgement of a gift, not a VAT invoice. */
export type ReceiptDocument = {
  number: string;
  fundNameVi: string;
  fundNameEn: string;
  /** The name the payer chose; a payer's bank account never stands on a receipt. */
  payerName: string;
  /** Whole đồng, as a safe integer. */
  amount: number;
  purposeVi: string;
  purposeEn: string;
  /** ISO 8601 instant or day on which the money reached the fund. */
  receivedOn: string;
  by: "bank" | "card" | "cash";
  /** The pledge's transfer memo; null for money given without a pledge. */
  reference: string | null;
  placeVi: string;
  issuedOn: string;
  /** The role that receives the money for the fund. */
  signatoryVi: string;
  /** The fund's public accounts. */
  transparencyUrl: string;
  /** A sheet given again: which re-issue it is (from 1), when, and at whose request; null on the original. */
  reissue: { time: number; on: string; askedBy: ReceiptAsker } | null;
  /** The day on which the money was taken back, so that the sheet acknowledges nothing any more; null while it stands. */
  cancelledOn: string | null;
  /** What was refunded of the money since, in whole đồng, and the day the fund agreed last; null when all of it stands. */
  refunded: { amount: number; on: string } | null;
  /** The number of the receipt in whose place it stands, because that one's money was taken back and came again. */
  replaces: string | null;
  demo: boolean;
};
