import type { RecordedEvent } from "~/domain/audit/event";
import { declineReason, PAYER_WANTED } from "~/domain/cards/saved-card";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { daysLater } from "~/domain/pledges/instalment-schedule";
import { transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { pledgeInWords } from "./pledge-in-words";

/**
 * Tells the sponsor that a card's bank refused an instalment: whether and when it is tried again, that the bank wants to hear from the payer, or that the
 * card is of no use any more, and until when it can be paid otherwise. An instalment that was paid meanwhile is not written about.
 */
export async function tellChargeDeclined({ subjectId, payload }: RecordedEvent): Promise<void> {
  const { instalmentId, code, final, nextOn } = payload;
  if (typeof instalmentId !== "string" || typeof code !== "string") return;
  await transact(async (tx) => {
    const one = await tx.instalment.findUnique({
      where: { id: instalmentId },
      select: { pledgeId: true, position: true, amount: true, received: true, dueOn: true, state: true, plan: { select: { _count: { select: { instalments: true } } } } },
    });
    const pledge = one?.state === "open" && (await pledgeInWords(tx, one.pledgeId));
    if (!one || !pledge) return;
    const noon = (day: string) => `${day}T12:00:00+07:00`;
    await queueMail(tx, {
      template: "card-declined",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: {
        sponsorName: pledge.share.sponsorName,
        what: final === true ? "blocked" : code === PAYER_WANTED ? "confirm" : typeof nextOn === "string" ? "again" : "last",
        reason: declineReason(code),
        position: one.position,
        count: one.plan._count.instalments,
        amount: Number(one.amount - one.received),
        nextOn: typeof nextOn === "string" ? noon(nextOn) : null,
        lastDay: noon(daysLater(one.dueOn.toISOString().slice(0, 10), env.INSTALMENT_GRACE_DAYS)),
        needCode: pledge.share.needCode,
        needTitle: pledge.share.needTitle,
        url: `${pledge.url}/plan/card?pay=${one.position}`,
      },
      idempotencyKey: `card.charge_declined:${subjectId}`,
    });
  });
}
