import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { db } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { allOrNothing } from "./all-or-nothing.server";
import { doWithMoney } from "./do-with-money.server";
import { explain, type RowOfDebit } from "./join-debit.server";
import type { DeedRefusal } from "./proposal";
import { mayRunTreasury } from "./treasury-policy";

/** What a debit is said to be: a row of the fund's, or a fee that is booked now, with words for the books. */
export type SaidOfDebit = RowOfDebit | { what: "fee"; id: null; note: string };

/**
 * A fund manager says what a debit was. A refund on a payment list and an order are booked as paid, what is in the books already is only joined to the debit, what Stripe
 * took has arrived: on all of these two people have agreed before, or the card processor has said them. A new fee rests on one person's word, so that above its limit it is
 * a proposal. Refused: anybody else, an unknown debit, one that is explained, something that is not there or has another debit, another amount, a fee without words.
 */
export async function explainDebit({ debitId, said, viewer }: { debitId: string; said: SaidOfDebit; viewer: Viewer }): Promise<Outcome<{ amount: bigint; proposalId: string | null }, DeedRefusal>> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  if (!isUuid(debitId)) return refuse("not-found");
  if (said.id === null) {
    const debit = await db.outgoingDebit.findUnique({ where: { id: debitId }, select: { amount: true, bookedOn: true, bankReference: true } });
    if (!debit) return refuse("not-found");
    const fee = { amount: Number(debit.amount), paidOn: debit.bookedOn.toISOString().slice(0, 10), bankReference: debit.bankReference ?? "", note: said.note, debitId };
    const answer = await doWithMoney({ kind: "fee", ...fee }, viewer);
    return answer.ok ? { ok: true, amount: answer.done.amount, proposalId: answer.proposalId } : answer;
  }
  if (said.what !== "payout" && !isUuid(said.id)) return refuse("explanation-not-found");
  const answer = await allOrNothing((tx) => explain(tx, { debitId, said, actor: actorOf(viewer, "fund_manager") }));
  return answer.ok ? { ok: true, amount: answer.amount, proposalId: null } : answer;
}
