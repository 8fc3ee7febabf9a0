import type { RecordedEvent } from "~/domain/audit/event";
import { sendRefund } from "~/domain/cards/send-refund.server";
import { followCardParts } from "~/domain/treasury/follow-refund.server";

/** A refund that is wanted is asked for at Stripe and booked; the refund of the fund's desk that it is a part of follows. */
export async function sendCardRefund({ subjectId, payload }: RecordedEvent): Promise<void> {
  if (typeof payload.requestId !== "string") return;
  await sendRefund(payload.requestId);
  await followCardParts(subjectId);
}
