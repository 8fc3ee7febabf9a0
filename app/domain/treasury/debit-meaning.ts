import type { DebitMeaning, DebitState } from "~/domain/payments/debits/debit";

/** Why something that the fund did may be what a debit paid for, the most telling first. */
export const explanationReasons = ["named", "same_number", "misspelt", "same_amount", "same_payee", "fee_words"] as const;
export type ExplanationReason = (typeof explanationReasons)[number];

/** What may be offered for a debit: what it may be joined to, and orders that it may have paid. */
export type ExplanationKind = DebitMeaning | "order";

/** Something that may explain a debit. Amounts are whole đồng, days yyyy-mm-dd. */
export type Explanation = {
  what: ExplanationKind;
  /** The row it is; null for a fee that is not booked yet. */
  id: string | null;
  /** How it is called: the pledge of a refund, the number of a payment, the bank's number of a fee, the memo of a gift returned. */
  code: string;
  party: string;
  amount: number;
  day: string | null;
  /** It is in the ledger already, so that a debit is only joined to it. */
  booked: boolean;
  /** Its sum can be the debit's. */
  fits: boolean;
  reasons: ExplanationReason[];
};

export type ExplainRefusal = "not-allowed" | "not-found" | "already-explained" | "explanation-not-found" | "amount-differs" | "note-needed" | "refund-not-listed" | "order-not-open" | "amount-above-free";

export type DebitRow = {
  id: string;
  bookedOn: string;
  amount: number;
  memo: string;
  payeeName: string;
  bankReference: string | null;
  state: DebitState;
  explainedAs: DebitMeaning | null;
  code: string | null;
  /** The page of what explains it. */
  to: string | null;
};

export type DebitEvent = { seq: number; what: "recorded" | "explained" | "reopened"; at: string; by: string | null; as: DebitMeaning | null };

export type DebitView = DebitRow & {
  movedAt: string;
  bookedHere: boolean;
  explainedBy: string | null;
  explainedAt: string | null;
  /** Who reported it: the webhook, or files with their row. */
  toldBy: { importId: string | null; fileName: string | null; row: number | null }[];
  history: DebitEvent[];
  proposalId: string | null;
  mayAct: boolean;
};

/** Words with which banks call what they keep for themselves. */
const FEE_WORDS = /\b(PHI|FEE|FEES|CHARGE|CHARGES|VAT|SMS|LE PHI)\b/;

/** Whether a memo speaks of a fee of the bank. */
export function speaksOfFee(memo: string): boolean {
  return FEE_WORDS.test(memo.normalize("NFD").replace(/\p{Mn}/gu, "").toUpperCase());
}

/** Which of the explanations is so sure that nobody has to look: its own reference or the bank's number, and the amount; when two are, neither is. */
export function sureExplanation(found: readonly Explanation[]): Explanation | null {
  const sure = found.filter(({ reasons }) => reasons.includes("same_amount") && (reasons.includes("named") || reasons.includes("same_number")));
  return sure.length === 1 ? sure[0]! : null;
}
