import type { RecordedEvent } from "~/domain/audit/event";
import type { HowToPay } from "~/domain/notifications/mail/mail-template";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { db, transact, type Tx } from "~/platform/database.server";
import { howToPayByBank } from "./how-to-pay";
import { pledgeInWords, type MailedPledge } from "./pledge-in-words";
import { tellBasketMade } from "./tell-basket-made";

/**
 * Mails how to pay and until when. A guest is told once the address is confirmed, so that nobody is written to on somebody else's word; somebody on a
 * waitlist once the offer is taken. Of a basket it is the basket that is told of, once.
 */
export async function tellPledgeMade({ kind, subjectId, payload }: RecordedEvent): Promise<void> {
  if (kind === "pledge.made" && (payload.guest === true || payload.offer === true || typeof payload.basketId === "string")) return;
  const pledgeId = kind === "waitlist.taken" ? String(payload.pledgeId) : subjectId;
  const { basketId } = (await db.pledge.findUnique({ where: { id: pledgeId }, select: { basketId: true } })) ?? {};
  if (basketId) return tellBasketMade({ subjectId: basketId, payload: {} });
  await transact(async (tx) => {
    const pledge = await pledgeInWords(tx, pledgeId);
    if (!pledge || pledge.state !== "held" || !pledge.holdExpiresAt) return;
    await queueMail(tx, {
      template: "pledge-made",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: { ...pledge.share, deadline: pledge.holdExpiresAt.toISOString(), url: pledge.url, payment: howToPay(pledge, await paysByCard(tx, pledge.id)) },
      idempotencyKey: `pledge.made:${pledge.id}`,
    });
  });
}

async function paysByCard(tx: Tx, id: string): Promise<boolean> {
  return (await tx.pledge.findUnique({ where: { id }, select: { channel: true } }))?.channel === "card";
}

function howToPay(pledge: MailedPledge, byCard: boolean): HowToPay {
  if (pledge.mode === "in_kind") return { by: "in_kind" };
  if (byCard) return { by: "card", amount: Number(pledge.amount - pledge.received) };
  return howToPayByBank(pledge.due.amount, pledge.due.reference);
}
