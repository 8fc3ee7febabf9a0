import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact } from "~/platform/database.server";
import { pledgeInWords } from "./pledge-in-words";

/** Tells the giver how the fund decided on a refund. Its reason for declining stands on the pledge's own page, not in the mail. */
export async function tellRefundDecided({ kind, subjectId }: RecordedEvent): Promise<void> {
  await transact(async (tx) => {
    const refund = await tx.refund.findUnique({ where: { id: subjectId }, select: { pledgeId: true, amount: true } });
    const pledge = refund && (await pledgeInWords(tx, refund.pledgeId));
    if (!pledge) return;
    await queueMail(tx, {
      template: "refund-decided",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: { sponsorName: pledge.share.sponsorName, approved: kind === "refund.approved", amount: Number(refund.amount), reference: pledge.reference, url: pledge.url },
      idempotencyKey: `refund.decided:${subjectId}`,
    });
  });
}

/** Tells the giver that the bank's statement shows the refund. */
export async function tellRefundPaid({ subjectId }: RecordedEvent): Promise<void> {
  await transact(async (tx) => {
    const refund = await tx.refund.findUnique({ where: { id: subjectId }, select: { pledgeId: true, amount: true, paidOn: true } });
    const pledge = refund?.paidOn && (await pledgeInWords(tx, refund.pledgeId));
    if (!refund?.paidOn || !pledge) return;
    await queueMail(tx, {
      template: "refund-paid",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: { sponsorName: pledge.share.sponsorName, amount: Number(refund.amount), reference: pledge.reference, paidOn: refund.paidOn.toISOString(), url: pledge.url },
      idempotencyKey: `refund.paid:${subjectId}`,
    });
  });
}
