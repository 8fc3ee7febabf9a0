import type { OrderAccount } from "./payment-order";

export const deedKinds = ["place", "return", "keep", "undo", "refund", "order", "disburse", "reverse"] as const;
export type DeedKind = (typeof deedKinds)[number];

export const proposalStates = ["open", "approved", "declined", "withdrawn"] as const;
export type ProposalState = (typeof proposalStates)[number];

/** A part of a transfer for one pledge, in whole đồng. */
export type TransferPart = { reference: string; amount: number };

/** What a fund manager wants done with money. Amounts are whole đồng, days yyyy-mm-dd; every id is a row that exists. `debitId` is the debit that a payment was. */
export type MoneyDeed =
  | { kind: "place"; transferId: string; parts: TransferPart[] }
  | { kind: "return" | "keep"; transferId: string; note: string }
  | { kind: "undo"; placementId: string; keepUnits: boolean; note: string }
  | { kind: "refund"; refundId: string; note: string }
  | { kind: "order"; needCode: string; deliveryId: string | null; payeeId: string; amount: number; purpose: string; account: OrderAccount | null }
  | { kind: "disburse"; needCode: string; deliveryId: string | null; payeeId: string; amount: number; purpose: string; paidOn: string; bankReference: string; evidenceId: string | null; debitId?: string | null }
  | { kind: "reverse"; disbursementId: string; note: string };

/** Why a deed with money is refused; the page has a sentence for each. */
export type DeedRefusal = string;

/** The row that a deed is about: one proposal at a time waits for it. A new disbursement or order has none yet and is about its need. */
export function subjectOf(deed: MoneyDeed, needId: string | null): string {
  switch (deed.kind) {
    case "place":
    case "return":
    case "keep":
      return deed.transferId;
    case "undo":
      return deed.placementId;
    case "refund":
      return deed.refundId;
    case "reverse":
      return deed.disbursementId;
    case "order":
    case "disburse":
      return needId!;
  }
}

export const PARTS_MAX = 20;
export const NOTE_MAX = 500;
