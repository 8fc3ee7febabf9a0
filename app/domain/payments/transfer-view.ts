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

export type TransferPlacement = { kind: "pledge" | "general_gift" | "returned"; amount: number; placedAt: string; pledgeReference: string | null };

export type TransferView = TransferRow & { resolutionNote: string | null; resolvedAt: string | null; placements: TransferPlacement[]; mayPlace: boolean };
