import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact } from "~/platform/database.server";
import { pledgeInWords } from "./pledge-in-words";

/** Tells the giver that a refund did not reach the card: the gift stands again, or the money waits and how to have it by bank. */
export async function tellCardRefundFailed({ kind, payload }: RecordedEvent): Promise<void> {
  const { refundId, pledgeId, amount } = payload;
  if (typeof refundId !== "string" || typeof pledgeId !== "string" || typeof amount !== "number") return;
  await transact(async (tx) => {
    const pledge = await pledgeInWords(tx, pledgeId);
    if (!pledge) return;
    await queueMail(tx, {
      template: "card-refund-failed",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: { sponsorName: pledge.share.sponsorName, stands: kind === "card.refund_restored", amount, reference: pledge.reference, needCode: pledge.share.needCode, needTitle: pledge.share.needTitle, url: pledge.url },
      idempotencyKey: `card.refund_failed:${refundId}`,
    });
  });
}
