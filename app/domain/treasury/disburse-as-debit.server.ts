import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import type { Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { disburse, type DisburseRefusal } from "./disburse.server";
import { join } from "./join-debit.server";
import { lockDebit } from "./lock-debit.server";
import type { MoneyDeed } from "./proposal";

type Asked = Extract<MoneyDeed, { kind: "disburse" }> & { debitId: string };

/**
 * Books a payment for a need that a debit of the statement shows, and joins the two: day and amount are the debit's own. The caller owns the transaction, has seen who asks
 * and takes everything back on a refusal. Refused: an unknown or explained debit, another amount or day, and what disburse refuses.
 */
export async function disburseAsDebit(tx: Tx, asked: Asked, viewer: Viewer): Promise<Outcome<{ disbursementId: string; amount: bigint; code: string }, DisburseRefusal | "debit-not-found" | "already-explained" | "amount-differs" | "explanation-not-found">> {
  const seen = isUuid(asked.debitId) ? await tx.outgoingDebit.findUnique({ where: { id: asked.debitId } }) : null;
  if (!seen) return refuse("debit-not-found");
  if (Number(seen.amount) !== asked.amount) return refuse("amount-differs");
  const answer = await disburse(tx, { ...asked, paidOn: seen.bookedOn.toISOString().slice(0, 10) }, actorOf(viewer, "fund_manager"));
  if (!answer.ok) return answer;
  const debit = await lockDebit(tx, asked.debitId);
  if (debit?.state !== "unexplained") return refuse("already-explained");
  const joined = await join(tx, debit, { what: "disbursement", id: answer.disbursementId, actor: actorOf(viewer, "fund_manager"), bookedHere: true });
  return joined.ok ? answer : joined;
}
