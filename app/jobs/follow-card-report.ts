import type { RecordedEvent } from "~/domain/audit/event";
import { followReport } from "~/domain/cards/follow-report.server";

/** A stored notice of Stripe is followed up: the payment it names is asked about and booked. */
export async function followCardReport({ subjectId }: RecordedEvent): Promise<void> {
  await followReport(subjectId);
}
