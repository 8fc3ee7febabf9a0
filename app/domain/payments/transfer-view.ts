import type { TransferOutcome, TransferProvider, TransferState } from "./payment";

/** One incoming transfer in the fund's list. Amounts are whole đồng, times ISO 8601. */
export type TransferRow = {
  id: string;
  provider: TransferProvider;
  providerId: string;
  amount: number;
  /** What waits in suspense for the fund's decision. */
  unplaced: number;
  state: TransferState;
  outcome: TransferOutcome | null;
  memo: string;
  payerName: string;
  receivedAt: string;
};

/** Where a part of the transfer lies now; `by` is null for what was placed on arrival, by the memo. */
export type TransferPlacement = {
  id: string;
  kind: "pledge" | "general_gift" | "returned" | "reserve" | "refunded" | "refund_back" | "payout" | "same_money";
  /** When and why it ended, and by whom; null while the money lies there. */
  releasedAt: string | null;
  releasedWhy: string | null;
  amount: number;
  placedAt: string;
  pledgeReference: string | null;
  /** The transfer that reports the same money. */
  sameAs: string | null;
  /** It lies on one instalment of the pledge. */
  onInstalment: boolean;
  by: string | null;
};

export const transferMoments = ["received", "suspended", "placed", "returned", "kept_as_gift", "undone", "same_money", "refund_back", "payout_matched", "payout_unmatched"] as const;
export type TransferMoment = (typeof transferMoments)[number];

/** One thing that happened to a transfer, oldest first; `by` is null when no person did it. `amount` is what it moved, in đồng. */
export type TransferHistoryEntry = {
  seq: number;
  what: TransferMoment;
  at: string;
  by: string | null;
  amount: number;
  pledgeReference: string | null;
  /** The money had been placed on a pledge whose hold then ended. */
  holdLapsed: boolean;
};

export type TransferView = TransferRow & {
  resolutionNote: string | null;
  resolvedAt: string | null;
  placements: TransferPlacement[];
  history: TransferHistoryEntry[];
  mayPlace: boolean;
  /** The basket for whose rest what is unplaced waits, and until when. */
  waitsFor: { reference: string; until: string } | null;
};
