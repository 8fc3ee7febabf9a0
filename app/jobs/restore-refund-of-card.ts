import type { RecordedEvent } from "~/domain/audit/event";
import { restoreFailedRefund } from "~/domain/cards/restore-failed-refund.server";

/** A refund to a card failed: its gift stands again where that can be. */
export async function restoreRefundOfCard({ subjectId, payload }: RecordedEvent): Promise<void> {
  if (typeof payload.refundId === "string") await restoreFailedRefund(subjectId, payload.refundId);
}
