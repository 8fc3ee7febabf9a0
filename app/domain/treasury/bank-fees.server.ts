import type { Viewer } from "~/domain/accounts/viewer";
import { refuse, type Outcome } from "~/domain/outcome";
import { isUuid } from "~/platform/uuid";
import { doWithMoney } from "./do-with-money.server";
import type { DeedRefusal } from "./proposal";

type NewFee = { amount: bigint; paidOn: string; bankReference: string; note: string; viewer: Viewer };

/**
 * A fund manager books a fee that the bank took, in đồng, as its statement shows it (`paidOn` yyyy-mm-dd). Above what one person may book as a fee it is a
 * proposal, and `feeId` is null. Refused: anybody else, and what bookFee refuses.
 */
export async function bookBankFee({ viewer, amount, ...fee }: NewFee): Promise<Outcome<{ feeId: string | null; proposalId: string | null }, DeedRefusal>> {
  const answer = await doWithMoney({ kind: "fee", amount: Number(amount), ...fee, debitId: null }, viewer);
  return answer.ok ? { ok: true, feeId: answer.proposalId ? null : answer.done.row, proposalId: answer.proposalId } : answer;
}

/** Takes a fee back by a counter-entry, because the bank gave it back or it was booked by mistake; as large as a fee that needs two people it is a proposal. Refused: see takeFeeBack. */
export async function reverseBankFee({ feeId, note, viewer }: { feeId: string; note: string; viewer: Viewer }): Promise<Outcome<{ amount: bigint; proposalId: string | null }, DeedRefusal>> {
  if (!isUuid(feeId)) return refuse("not-found");
  const answer = await doWithMoney({ kind: "fee_back", feeId, note }, viewer);
  return answer.ok ? { ok: true, amount: answer.done.amount, proposalId: answer.proposalId } : answer;
}
