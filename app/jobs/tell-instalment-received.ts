import type { RecordedEvent } from "~/domain/audit/event";
import { brandName } from "~/domain/cards/saved-card";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact } from "~/platform/database.server";
import { pledgeInWords } from "./pledge-in-words";

/** Mails the receipt's number of one instalment, the saved card that paid it if one did, and when the next is due. */
export async function tellInstalmentReceived({ seq, subjectId }: RecordedEvent): Promise<void> {
  await transact(async (tx) => {
    const instalment = await tx.instalment.findUnique({
      where: { id: subjectId },
      select: { pledgeId: true, position: true, amount: true, receiptNumber: true, settledAt: true, plan: { select: { instalments: { select: { state: true, dueOn: true }, orderBy: { position: "asc" } } } } },
    });
    const pledge = instalment && (await pledgeInWords(tx, instalment.pledgeId));
    if (!pledge || !instalment.receiptNumber || !instalment.settledAt) return;
    const all = instalment.plan.instalments;
    const charge = await tx.cardCheckout.findFirst({ where: { instalmentId: subjectId, kind: "saved_card", state: "paid" }, select: { savedCardId: true } });
    const card = charge?.savedCardId ? await tx.savedCard.findUnique({ where: { id: charge.savedCardId }, select: { brand: true, last4: true } }) : null;
    await queueMail(tx, {
      template: "instalment-received",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: {
        sponsorName: pledge.share.sponsorName,
        position: instalment.position,
        count: all.length,
        amount: Number(instalment.amount),
        receiptNumber: instalment.receiptNumber,
        card: card?.brand && card.last4 ? { brand: brandName(card.brand), last4: card.last4 } : null,
        receivedOn: instalment.settledAt.toISOString(),
        nextDueOn: all.find(({ state }) => state === "open")?.dueOn.toISOString() ?? null,
        needCode: pledge.share.needCode,
        needTitle: pledge.share.needTitle,
        url: pledge.url,
      },
      idempotencyKey: `instalment.settled:${seq}`,
    });
  });
}
