import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

export type LockedDebit = { id: string; state: string; amount: bigint };

/** The debit's row, taken until the transaction ends; whoever takes other rows too takes them before. */
export async function lockDebit(tx: Tx, debitId: string): Promise<LockedDebit | null> {
  const rows = await tx.$queryRaw<LockedDebit[]>`SELECT id, state, amount FROM outgoing_debit WHERE id = ${debitId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

type Of = { refundId: string } | { disbursementId: string } | { feeId: string } | { placementId: string } | { payoutId: string };

/** What explained a debit was taken back: the debit, if there is one, waits again for somebody to say what it was, and nothing says it by itself. */
export async function reopenDebitOf(tx: Tx, of: Of, actor: Actor): Promise<void> {
  const seen = await tx.outgoingDebit.findFirst({ where: { ...of, refundReturnId: null }, select: { id: true } });
  const debit = seen && (await lockDebit(tx, seen.id));
  if (debit?.state !== "explained") return;
  await tx.outgoingDebit.update({
    where: { id: debit.id },
    data: {
      state: "unexplained", explainedAs: null, refundId: null, disbursementId: null, feeId: null, placementId: null, payoutId: null, bookedHere: false, explainedBy: null, explainedAt: null,
      undoneAt: clock.now(),
    },
  });
  await recordEvent(tx, { kind: "debit.reopened", subjectType: "debit", subjectId: debit.id, actor, payload: { amount: Number(debit.amount) } });
}
