import type { RecordedEvent } from "~/domain/audit/event";
import { sendRefund } from "~/domain/cards/send-refund.server";

/** A refund that is wanted is asked for at Stripe and booked. */
export async function sendCardRefund({ payload }: RecordedEvent): Promise<void> {
  if (typeof payload.requestId === "string") await sendRefund(payload.requestId);
}
