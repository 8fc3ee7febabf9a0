import type { RecordedEvent } from "~/domain/audit/event";
import type { CardCurrency } from "~/domain/cards/card";
import { formatCharge } from "~/domain/cards/charge-words";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact, type Tx } from "~/platform/database.server";
import { pledgeInWords } from "./pledge-in-words";

type Refunded = { transferId: string; amount: bigint; dong: bigint; currency: CardCurrency; why: string | null };

/** Tells the giver that money went back to the card, why, and what the pledge lacks now. Whose payment it was is not known without a pledge. */
export async function tellCardRefunded({ payload }: RecordedEvent): Promise<void> {
  const { refundId, pledgeId } = payload;
  if (typeof refundId !== "string" || typeof pledgeId !== "string") return;
  await transact(async (tx) => {
    const pledge = await pledgeInWords(tx, pledgeId);
    const [refund] = await tx.$queryRaw<Refunded[]>`
      SELECT refund.transfer_id AS "transferId", refund.amount, refund.dong, payment.currency, (SELECT why FROM card_refund_request WHERE refund_id = refund.id LIMIT 1) AS why
      FROM card_refund refund JOIN card_payment payment ON payment.transfer_id = refund.transfer_id WHERE refund.id = ${refundId}`;
    if (!pledge || !refund) return;
    const again = await instalmentToPay(tx, refund.transferId);
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
        again,
        lacking: pledge.state === "held" && !again ? Number(pledge.amount - pledge.received) : 0,
        reference: pledge.reference,
        url: pledge.url,
      },
      idempotencyKey: `card.refund_booked:${refundId}`,
    });
  });
}

/** The instalment that a card payment stood for until its money went back, while it is open again. */
async function instalmentToPay(tx: Tx, transferId: string): Promise<{ position: number; count: number; dueOn: string } | null> {
  const rows = await tx.$queryRaw<{ position: number; count: number; dueOn: string }[]>`
    SELECT instalment.position, (SELECT count(*)::int FROM instalment other WHERE other.pledge_id = instalment.pledge_id) AS count, instalment.due_on::text AS "dueOn"
    FROM transfer_placement placement JOIN instalment ON instalment.id = placement.instalment_id
    WHERE placement.transfer_id = ${transferId}::uuid AND placement.released_why = 'card' AND instalment.state = 'open' ORDER BY instalment.position LIMIT 1`;
  return rows[0] ?? null;
}
