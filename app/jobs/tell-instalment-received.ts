import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact } from "~/platform/database.server";
import { pledgeInWords } from "./pledge-in-words";

/** Mails the receipt's number of one instalment and when the next is due. */
export async function tellInstalmentReceived({ subjectId }: RecordedEvent): Promise<void> {
  await transact(async (tx) => {
    const instalment = await tx.instalment.findUnique({
      where: { id: subjectId },
      select: { pledgeId: true, position: true, amount: true, receiptNumber: true, settledAt: true, plan: { select: { instalments: { select: { state: true, dueOn: true }, orderBy: { position: "asc" } } } } },
    });
    const pledge = instalment && (await pledgeInWords(tx, instalment.pledgeId));
    if (!pledge || !instalment.receiptNumber || !instalment.settledAt) return;
    const all = instalment.plan.instalments;
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
        receivedOn: instalment.settledAt.toISOString(),
        nextDueOn: all.find(({ state }) => state === "open")?.dueOn.toISOString() ?? null,
        needCode: pledge.share.needCode,
        needTitle: pledge.share.needTitle,
        url: pledge.url,
      },
      idempotencyKey: `instalment.settled:${subjectId}`,
    });
  });
}
