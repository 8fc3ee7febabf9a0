export const refundStates = ["requested", "approved", "listed", "card_failed", "returned_by_bank", "paid", "declined", "withdrawn"] as const;
export type RefundState = (typeof refundStates)[number];

/** States in which somebody still has something to do; one such refund of a pledge at a time. */
export const openRefundStates: readonly RefundState[] = ["requested", "approved", "listed", "card_failed", "returned_by_bank"];

/** What of a pledge goes back: all of it, some whole units, the newest instalments, or money that the pledge never took. */
export const refundScopes = ["all", "units", "instalments", "excess"] as const;
export type RefundScope = (typeof refundScopes)[number];

/** Whether refunded instalments are still to be paid, later, or are taken out of the promise. */
export const refundAfters = ["promised", "ended"] as const;
export type RefundAfter = (typeof refundAfters)[number];

export const cardPartStates = ["wanted", "done", "failed", "by_bank"] as const;
export type CardPartState = (typeof cardPartStates)[number];

export const REFUND_REASON_MAX = 500;

/**
 * The state that follows from what is done of an agreed refund. A payment that came back is told first, then a card that failed; it is paid when nothing
 * is still to go. Amounts are whole đồng.
 */
export function stateOfAgreed({ bankAmount, bankPaid, bankReturned, onList, cards }: { bankAmount: bigint; bankPaid: boolean; bankReturned: boolean; onList: boolean; cards: readonly CardPartState[] }): RefundState {
  if (bankReturned && !bankPaid) return "returned_by_bank";
  if (cards.includes("failed")) return "card_failed";
  if (!cards.includes("wanted") && (bankAmount === 0n || bankPaid)) return "paid";
  return onList ? "listed" : "approved";
}

/** A bank account as a person types it, or what is wrong with it. Account numbers keep digits and letters only, at most 34. */
export function readBankAccount(typed: { bankName: string; accountNumber: string; accountHolder: string }): { bankName: string; accountNumber: string; accountHolder: string } | "bank-needed" | "account-invalid" | "holder-needed" {
  const clean = (text: string) => text.normalize("NFC").replace(/[\p{Cc}\s]+/gu, " ").trim();
  const bankName = clean(typed.bankName);
  const accountHolder = clean(typed.accountHolder);
  const accountNumber = typed.accountNumber.replace(/[\s.-]/g, "").toUpperCase();
  if (!bankName || bankName.length > 100) return "bank-needed";
  if (!/^[0-9A-Z]{4,34}$/.test(accountNumber)) return "account-invalid";
  if (!accountHolder || accountHolder.length > 100) return "holder-needed";
  return { bankName, accountNumber, accountHolder };
}
