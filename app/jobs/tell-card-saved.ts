import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact } from "~/platform/database.server";
import { pledgeInWords } from "./pledge-in-words";

/** Mails the words a sponsor agreed to once the card is saved, and how it is removed. Nothing of the card itself is written. */
export async function tellCardSaved({ subjectId }: RecordedEvent): Promise<void> {
  await transact(async (tx) => {
    const card = await tx.savedCard.findUnique({ where: { id: subjectId }, select: { pledgeId: true, wording: true, consentedAt: true, instalments: true } });
    const pledge = card && (await pledgeInWords(tx, card.pledgeId));
    if (!pledge) return;
    const next = await tx.instalment.findFirst({ where: { pledgeId: card.pledgeId, state: "open", id: { in: card.instalments } }, orderBy: { dueOn: "asc" }, select: { dueOn: true, amount: true, received: true } });
    await queueMail(tx, {
      template: "card-saved",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: {
        sponsorName: pledge.share.sponsorName,
        agreed: card.wording,
        agreedOn: card.consentedAt.toISOString(),
        next: next && { amount: Number(next.amount - next.received), dueOn: next.dueOn.toISOString() },
        needCode: pledge.share.needCode,
        needTitle: pledge.share.needTitle,
        url: `${pledge.url}/plan/card`,
      },
      idempotencyKey: `card.saved:${subjectId}`,
    });
  });
}
