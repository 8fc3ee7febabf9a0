import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact } from "~/platform/database.server";
import { pledgeInWords } from "./pledge-in-words";

/** Tells the giver what two people have confirmed: the accepted units of one delivery. */
export async function tellDeliveryConfirmed({ subjectId }: RecordedEvent): Promise<void> {
  await transact(async (tx) => {
    const delivery = await tx.delivery.findUnique({ where: { id: subjectId }, select: { pledgeId: true, unitsAccepted: true, confirmedAt: true } });
    const pledge = delivery && (await pledgeInWords(tx, delivery.pledgeId));
    if (!pledge || !delivery.unitsAccepted || !delivery.confirmedAt) return;
    await queueMail(tx, {
      template: "delivery-confirmed",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: { ...pledge.share, quantity: delivery.unitsAccepted, deliveredOn: delivery.confirmedAt.toISOString(), url: pledge.url },
      idempotencyKey: `delivery.confirmed:${subjectId}`,
    });
  });
}
