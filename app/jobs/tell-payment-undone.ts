import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact } from "~/platform/database.server";
import { pledgeInWords } from "./pledge-in-words";

/** Tells the giver that money had been credited to the pledge by mistake, what it lacks now and until when its units are held. */
export async function tellPaymentUndone({ seq, payload }: RecordedEvent): Promise<void> {
  const { pledgeId, amount } = payload;
  if (typeof pledgeId !== "string" || typeof amount !== "number") return;
  await transact(async (tx) => {
    const pledge = await pledgeInWords(tx, pledgeId);
    if (!pledge) return;
    await queueMail(tx, {
      template: "payment-undone",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: {
        sponsorName: pledge.share.sponsorName,
        amount,
        reference: pledge.reference,
        lacking: Number(pledge.amount - pledge.received),
        deadline: pledge.state === "held" ? (pledge.holdExpiresAt?.toISOString() ?? null) : null,
        url: pledge.url,
      },
      idempotencyKey: `transfer.undone:${seq}`,
    });
  });
}
