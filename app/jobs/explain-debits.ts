import type { RecordedEvent } from "~/domain/audit/event";
import { matchDebit, matchDebitsOf } from "~/domain/treasury/match-debit.server";

/** Money left the account: it may be what the fund itself ordered. */
export async function explainRecordedDebit({ subjectId }: RecordedEvent): Promise<void> {
  await matchDebit(subjectId);
}

/** Something was booked that took money out of the account: the statement may have shown it before. */
export async function explainWaitingDebits({ payload }: RecordedEvent): Promise<void> {
  if (typeof payload.amount === "number") await matchDebitsOf(BigInt(payload.amount));
}
