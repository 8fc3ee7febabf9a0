import type { ClosingState } from "./day-closing";
import type { DeedKind, ProposalState, TransferPart } from "./proposal";
import type { RefundState } from "./refund";

/** What the fund's pages show of its desk. Amounts are whole đồng, times ISO 8601, days yyyy-mm-dd. */
export type ProposalView = {
  id: string;
  kind: DeedKind;
  amount: number;
  state: ProposalState;
  proposedBy: string;
  proposedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionNote: string | null;
  note: string | null;
  /** The page of what it is about, and the words that name it there. */
  about: { to: string; payer: string; memo: string; code: string | null } | null;
  parts: TransferPart[];
  keepUnits: boolean | null;
  mine: boolean;
  mayDecide: boolean;
};

export type RefundRow = {
  id: string;
  pledgeReference: string;
  sponsorName: string;
  amount: number;
  state: RefundState;
  askedAt: string;
  askedAs: "sponsor" | "fund";
  accountKnown: boolean;
  listNumber: string | null;
};

export type RefundView = RefundRow & {
  reason: string;
  askedBy: string;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionNote: string | null;
  bankName: string | null;
  accountNumber: string | null;
  accountHolder: string | null;
  listId: string | null;
  paidOn: string | null;
  bankReference: string | null;
  needCode: string;
  proposalId: string | null;
  mayAct: boolean;
};

/** A refund as its sponsor sees it: no bank's reference, no names of staff. */
export type OwnRefund = { id: string; state: RefundState; amount: number; askedAt: string; reason: string; decisionNote: string | null; paidOn: string | null; mayWithdraw: boolean };

export type RefundListView = { id: string; number: string; madeAt: string; count: number; amount: number; open: number };

export type DisbursementView = {
  id: string;
  code: string;
  needCode: string;
  payee: string;
  amount: number;
  purpose: string;
  paidOn: string;
  bankReference: string;
  evidence: boolean;
  deliveryCode: string | null;
  deliveryId: string | null;
  bookedBy: string;
  bookedAt: string;
  reversedAt: string | null;
  reversedBy: string | null;
  reversedWhy: string | null;
};

export type BankFeeView = { id: string; amount: number; paidOn: string; bankReference: string; note: string; bookedBy: string; reversedAt: string | null; reversedWhy: string | null };

export type ClosingView = {
  id: string;
  day: string;
  bankBalance: number;
  ledgerBalance: number;
  difference: number;
  source: "typed" | "statement";
  state: ClosingState;
  note: string | null;
  lines: { amount: number; explanation: string }[];
  signedBy: string;
  signedAt: string;
  countersignedBy: string | null;
  countersignedAt: string | null;
  reopenedBy: string | null;
  reopenedAt: string | null;
  reopenedWhy: string | null;
  mayCountersign: boolean;
  mayReopen: boolean;
};
