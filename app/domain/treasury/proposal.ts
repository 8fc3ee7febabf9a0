import type { OrderAccount } from "./payment-order";

export const deedKinds = ["place", "return", "keep", "same", "undo", "refund", "came_back", "order", "disburse", "reverse", "fee", "fee_back", "unexplain", "bridge"] as const;
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
  | { kind: "reverse"; disbursementId: string; note: string }
  /** The bank reported one gift twice: the whole transfer is the same money as another. */
  | { kind: "same"; transferId: string; sameAs: string; note: string }
  | { kind: "came_back"; refundId: string; returnedOn: string; bankReference: string; note: string; fee: number }
  /** A fee as it is written, or the debit that it was, whose sum, day and number then hold. */
  | { kind: "fee"; amount: number; paidOn: string; bankReference: string; note: string; debitId: string | null }
  | { kind: "fee_back"; feeId: string; note: string }
  | { kind: "unexplain"; debitId: string; note: string }
  | { kind: "bridge"; needCode: string };

/** Why a deed with money is refused; the page has a sentence for each. */
export type DeedRefusal = string;

/** A new payment, order or draw on the reserve has no row yet and is about its need. */
export function isAboutNeed(deed: MoneyDeed): deed is Extract<MoneyDeed, { needCode: string }> {
  return "needCode" in deed;
}

/** The row that a deed is about, one proposal at a time waits for it; null where a need or a number of the bank says what it is about. */
export function subjectOf(deed: MoneyDeed): string | null {
  switch (deed.kind) {
    case "place":
    case "return":
    case "keep":
    case "same":
      return deed.transferId;
    case "undo":
      return deed.placementId;
    case "refund":
    case "came_back":
      return deed.refundId;
    case "reverse":
      return deed.disbursementId;
    case "fee":
      return deed.debitId;
    case "fee_back":
      return deed.feeId;
    case "unexplain":
      return deed.debitId;
    case "order":
    case "disburse":
    case "bridge":
      return null;
  }
}

export const PARTS_MAX = 20;
export const NOTE_MAX = 500;
