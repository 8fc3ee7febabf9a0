import { db } from "~/platform/database.server";
import { allOrNothing } from "./all-or-nothing.server";
import { sureExplanation } from "./debit-meaning";
import { explain } from "./join-debit.server";
import { findExplanations } from "./find-explanations.server";

/**
 * Explains a debit by itself where the statement is proof enough: the memo holds the reference of one payment order, or the bank's number is that of one
 * booking, and the amount agrees to the đồng. Everything less waits for a person, and so does a debit whose explanation was taken back. Safe to repeat.
 */
export async function matchDebit(debitId: string): Promise<boolean> {
  const answer = await allOrNothing(async (tx) => {
    const debit = await tx.outgoingDebit.findUnique({ where: { id: debitId }, select: { state: true, undoneAt: true } });
    if (debit?.state !== "unexplained" || debit.undoneAt) return { ok: false as const, reason: "already-explained" };
    const sure = sureExplanation(await findExplanations(tx, debitId));
    if (!sure?.id) return { ok: false as const, reason: "not-sure" };
    return explain(tx, { debitId, said: { what: sure.what, id: sure.id } });
  });
  return answer.ok;
}

/** The same for every debit of an amount (đồng) that waits: something of that amount was booked that may be what one of them was. */
export async function matchDebitsOf(amount: bigint): Promise<void> {
  const open = await db.outgoingDebit.findMany({ where: { state: "unexplained", undoneAt: null, amount }, select: { id: true }, orderBy: { movedAt: "asc" } });
  for (const { id } of open) await matchDebit(id);
}
