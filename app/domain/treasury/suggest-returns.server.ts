import type { Viewer } from "~/domain/accounts/viewer";
import { memoKey } from "~/domain/payments/bank-credit";
import { findOrderReferences } from "~/domain/payments/debits/debit";
import { RETURN_FEE_MAX } from "~/domain/payments/return-fee";
import { db } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import type { PossibleReturn } from "./return-of-refund";
import { mayRunTreasury } from "./treasury-policy";

/** How long after a payment, in days, a credit of the same sum may still be its return. */
const DAYS = 120;
const MOST = 5;

/**
 * Refunds that waiting money of a transfer may be the return of: paid by bank before, in just that sum; those first whose code the memo bears. Where the money
 * itself speaks of the refund, or somebody has marked that it came back, a bank's fee may be lacking. Empty for whoever may not move money, for card payments,
 * and when nothing waits.
 */
export async function suggestReturns(viewer: Viewer, transferId: string): Promise<PossibleReturn[]> {
  if (!mayRunTreasury(viewer) || !isUuid(transferId)) return [];
  const transfer = await db.incomingTransfer.findUnique({ where: { id: transferId }, select: { memo: true, payerName: true, unplaced: true, provider: true, receivedAt: true } });
  if (!transfer || transfer.unplaced <= 0n || transfer.provider === "stripe") return [];
  const rows = await db.$queryRaw<(Omit<PossibleReturn, "amount" | "fee"> & { amount: bigint; fee: bigint })[]>`
    SELECT "refundId", "pledgeReference", "sponsorName", amount, fee, "paidOn", "listNumber", "markedByHand", named FROM (
      SELECT gone.refund_id AS "refundId", pledge.reference AS "pledgeReference", giver.display_name AS "sponsorName", gone.amount, gone.amount - ${transfer.unplaced}::bigint AS fee, gone.paid_on::text AS "paidOn", list.number AS "listNumber",
        gone.by_hand AS "markedByHand", gone.code = ANY(${findOrderReferences(transfer.memo)}::text[]) AS named,
        ${memoKey(transfer.memo).includes("HOANTIEN")} OR position(fold_text(gone.holder) IN fold_text(${`${transfer.payerName} ${transfer.memo}`}::text)) > 0 AS told
      FROM (SELECT id AS refund_id, bank_amount AS amount, paid_on, list_id, order_reference AS code, account_holder AS holder, false AS by_hand FROM refund WHERE paid_on IS NOT NULL
        UNION ALL SELECT refund_id, amount, paid_on, list_id, order_reference, account_holder, true FROM refund_return WHERE transfer_id IS NULL) AS gone
      JOIN refund ON refund.id = gone.refund_id JOIN pledge ON pledge.id = refund.pledge_id JOIN person giver ON giver.id = pledge.person_id JOIN refund_list list ON list.id = gone.list_id
      WHERE gone.amount - ${transfer.unplaced}::bigint BETWEEN 0 AND greatest(${RETURN_FEE_MAX}::bigint, gone.amount / 100) AND ${transfer.receivedAt.toISOString()}::timestamptz BETWEEN gone.paid_on - interval '1 day' AND gone.paid_on + ${DAYS}::int * interval '1 day') AS possible
    WHERE fee = 0 OR named OR told OR "markedByHand"
    ORDER BY named DESC, fee = 0 DESC, "markedByHand" DESC, "paidOn" DESC LIMIT ${MOST}`;
  return rows.map((row) => ({ ...row, amount: Number(row.amount), fee: Number(row.fee) }));
}
