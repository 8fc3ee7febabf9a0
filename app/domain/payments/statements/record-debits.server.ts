import { receiveDebit } from "~/domain/payments/debits/receive-debit.server";
import { env } from "~/platform/env.server";
import { sourceOf, type StagedRow } from "./staged-row";

export type RecordedDebit = { number: number; debitId: string };

/** Records the debits among a statement's rows, each in a transaction of its own and in their order; what an interrupted run has recorded stays. */
export async function recordDebits(importId: string, rows: readonly StagedRow[]): Promise<RecordedDebit[]> {
  const recorded: RecordedDebit[] = [];
  for (const { number, bookedOn, bookedAt, amount, memo, payerName, bankReference } of rows) {
    const debit = { account: env.bank.account, bookedOn, movedAt: bookedAt, amount: -amount, memo, payeeName: payerName, bankReference };
    const { debitId } = await receiveDebit(debit, { source: sourceOf(importId), sourceKey: String(number) });
    recorded.push({ number, debitId });
  }
  return recorded;
}
