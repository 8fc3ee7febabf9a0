import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact } from "~/platform/database.server";
import { pledgeInWords } from "./pledge-in-words";

/** Tells the giver how the fund decided on a refund. Its reason for declining stands on the pledge's own page, not in the mail. */
export async function tellRefundDecided({ kind, subjectId }: RecordedEvent): Promise<void> {
  await transact(async (tx) => {
    const refund = await tx.refund.findUnique({ where: { id: subjectId }, select: { pledgeId: true, amount: true, bankAmount: true, cardAmount: true, scope: true } });
    const pledge = refund && (await pledgeInWords(tx, refund.pledgeId));
    if (!pledge) return;
    const of = refund.scope === "excess" ? "excess" : refund.scope === "all" || pledge.state === "refunded" ? "pledge" : "part";
    await queueMail(tx, {
      template: "refund-decided",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: {
        sponsorName: pledge.share.sponsorName, approved: kind === "refund.approved", of, amount: Number(refund.amount), bank: Number(refund.bankAmount), card: Number(refund.cardAmount),
        reference: pledge.reference, url: `${pledge.url}/refund`,
      },
      idempotencyKey: `refund.decided:${subjectId}`,
    });
  });
}

/** Tells the giver that the bank's statement shows the refund. What went to a card is told of when Stripe has sent it. */
export async function tellRefundPaid({ seq, subjectId, payload }: RecordedEvent): Promise<void> {
  const { paidOn, amount } = payload;
  if (typeof paidOn !== "string" || typeof amount !== "number") return;
  await transact(async (tx) => {
    const refund = await tx.refund.findUnique({ where: { id: subjectId }, select: { pledgeId: true } });
    const pledge = refund && (await pledgeInWords(tx, refund.pledgeId));
    if (!pledge) return;
    await queueMail(tx, {
      template: "refund-paid",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: { sponsorName: pledge.share.sponsorName, amount, reference: pledge.reference, paidOn: `${paidOn}T00:00:00.000Z`, url: pledge.url },
      idempotencyKey: `refund.paid:${seq}`,
    });
  });
}

/** Asks the giver for another account, because the receiving bank sent the refund back. */
export async function tellRefundReturned({ seq, subjectId, payload }: RecordedEvent): Promise<void> {
  const { returnedOn, amount } = payload;
  if (typeof returnedOn !== "string" || typeof amount !== "number") return;
  await transact(async (tx) => {
    const refund = await tx.refund.findUnique({ where: { id: subjectId }, select: { pledgeId: true } });
    const pledge = refund && (await pledgeInWords(tx, refund.pledgeId));
    if (!pledge) return;
    await queueMail(tx, {
      template: "refund-returned",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: { sponsorName: pledge.share.sponsorName, amount, reference: pledge.reference, returnedOn: `${returnedOn}T00:00:00.000Z`, url: `${pledge.url}/refund` },
      idempotencyKey: `refund.returned:${seq}`,
    });
  });
}
