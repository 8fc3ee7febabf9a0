import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact } from "~/platform/database.server";
import { pledgeInWords } from "./pledge-in-words";

/** Mails the receipt's number and where to open it, once the whole sum has come; again when money that was taken back has come again. Of a basket see tellBasketReceived. */
export async function tellPaymentReceived({ seq, subjectId, payload }: RecordedEvent): Promise<void> {
  if (typeof payload.basketId === "string") return;
  // A refund that failed is told of by its own letter: the receipt was sent before.
  if (payload.neverLeft === true) return;
  await transact(async (tx) => {
    const payment = await tx.payment.findUnique({ where: { id: subjectId }, select: { pledgeId: true, expected: true, receiptNumber: true, settledAt: true } });
    const pledge = payment && (await pledgeInWords(tx, payment.pledgeId));
    if (!pledge || !payment.receiptNumber || !payment.settledAt) return;
    const before = await tx.receipt.findFirst({ where: { pledgeId: payment.pledgeId, instalmentId: null, number: { lt: payment.receiptNumber } }, orderBy: { number: "desc" }, select: { number: true } });
    await queueMail(tx, {
      template: "payment-received",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: {
        sponsorName: pledge.share.sponsorName,
        amount: Number(payment.expected),
        receiptNumber: payment.receiptNumber,
        replaces: before?.number ?? null,
        receivedOn: payment.settledAt.toISOString(),
        needCode: pledge.share.needCode,
        needTitle: pledge.share.needTitle,
        url: pledge.url,
      },
      idempotencyKey: `payment.settled:${seq}`,
    });
  });
}
