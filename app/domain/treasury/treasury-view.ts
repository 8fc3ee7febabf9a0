import type { ClosingState } from "./day-closing";
import type { DeedKind, ProposalState, TransferPart } from "./proposal";
import type { CardPartState, RefundAfter, RefundScope, RefundState } from "./refund";

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
  /** What of the amount goes back by bank transfer, and what to cards. */
  bankAmount: number;
  cardAmount: number;
  scope: RefundScope;
  state: RefundState;
  askedAt: string;
  askedAs: "sponsor" | "fund" | "rule";
  accountKnown: boolean;
  listNumber: string | null;
};

/** The part of a refund that goes back to one card payment. */
export type RefundCardPartView = { transferId: string; amount: number; state: CardPartState; refusal: string | null };

/** A payment of a refund that came back: where it had gone and when, and what the bank kept of it as its `fee`. */
export type RefundReturnView = { id: string; amount: number; fee: number; listNumber: string; account: string; paidOn: string; bankReference: string; returnedOn: string; returnReference: string; note: string | null; by: string; transferId: string | null };

export type RefundView = RefundRow & {
  parts: number | null;
  after: RefundAfter | null;
  reason: string;
  askedBy: string;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionNote: string | null;
  bankName: string | null;
  accountNumber: string | null;
  accountHolder: string | null;
  listId: string | null;
  /** The reference of its payment order, by which its transfer is known again, also when it comes back. */
  code: string | null;
  paidOn: string | null;
  bankReference: string | null;
  needCode: string;
  unitVi: string;
  unitEn: string;
  proposalId: string | null;
  cardParts: RefundCardPartView[];
  returns: RefundReturnView[];
  mayAct: boolean;
};

/** A refund as its sponsor sees it: no bank's reference, no names of staff. */
export type OwnRefund = {
  id: string;
  state: RefundState;
  scope: RefundScope;
  parts: number | null;
  amount: number;
  bankAmount: number;
  cardAmount: number;
  /** Money sent to cards that has gone, đồng. */
  cardGone: number;
  askedAt: string;
  /** Null when the sponsor's rule for money left over asked. */
  reason: string | null;
  decisionNote: string | null;
  paidOn: string | null;
  /** The account that the bank pays to, all but its last four signs hidden; null while none is known. */
  account: string | null;
  mayWithdraw: boolean;
  mayEnterAccount: boolean;
};

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
  /** Null when the statement itself proved it by the reference of its order. */
  bookedBy: string | null;
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
