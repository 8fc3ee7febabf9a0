import type { RecordedEvent } from "~/domain/audit/event";
import type { CardCurrency } from "~/domain/cards/card";
import { formatCharge } from "~/domain/cards/charge-words";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact } from "~/platform/database.server";
import { pledgeInWords } from "./pledge-in-words";

type Refunded = { amount: bigint; dong: bigint; currency: CardCurrency; why: string | null };

/** Tells the giver that money went back to the card, why, and what the pledge lacks now. Whose payment it was is not known without a pledge. */
export async function tellCardRefunded({ payload }: RecordedEvent): Promise<void> {
  const { refundId, pledgeId } = payload;
  if (typeof refundId !== "string" || typeof pledgeId !== "string") return;
  await transact(async (tx) => {
    const pledge = await pledgeInWords(tx, pledgeId);
    const [refund] = await tx.$queryRaw<Refunded[]>`
      SELECT refund.amount, refund.dong, payment.currency, (SELECT why FROM card_refund_request WHERE refund_id = refund.id LIMIT 1) AS why
      FROM card_refund refund JOIN card_payment payment ON payment.transfer_id = refund.transfer_id WHERE refund.id = ${refundId}`;
    if (!pledge || !refund) return;
    await queueMail(tx, {
      template: "card-refunded",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: {
        sponsorName: pledge.share.sponsorName,
        why: refund.why === "late" ? "late" : "other",
        amount: Number(refund.dong),
        charged: formatCharge(refund.amount, refund.currency, pledge.locale),
        lacking: pledge.state === "held" ? Number(pledge.amount - pledge.received) : 0,
        reference: pledge.reference,
        url: pledge.url,
      },
      idempotencyKey: `card.refund_booked:${refundId}`,
    });
  });
}
