import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { closeOffer } from "~/domain/waitlist/close-offer.server";
import { offerFreedUnits } from "~/domain/waitlist/offer-freed-units.server";
import { db, transact } from "~/platform/database.server";
import { pledgeInWords, siteUrl } from "./pledge-in-words";

/** Units that became free go to the waitlist first. */
export async function offerToWaitlist({ subjectType, subjectId, payload }: RecordedEvent): Promise<void> {
  const needId = subjectType === "need" ? subjectId : payload.needId;
  if (typeof needId === "string") await offerFreedUnits(needId);
}

/** The end of a pledge that held an offer ends the offer. */
export async function closeOfferOfPledge({ kind, subjectId }: RecordedEvent): Promise<void> {
  if (kind === "pledge.lapsed" || kind === "pledge.cancelled" || kind === "pledge.confirmed") await closeOffer(subjectId, kind);
}

/** Tells somebody on a waitlist what is kept for them and until when. */
export async function tellWaitlistOffer({ subjectId }: RecordedEvent): Promise<void> {
  const entry = await db.waitlistEntry.findUnique({ where: { id: subjectId }, select: { state: true, pledgeId: true, offerExpiresAt: true } });
  if (entry?.state !== "offered" || !entry.pledgeId || !entry.offerExpiresAt) return;
  const { pledgeId, offerExpiresAt } = entry;
  await transact(async (tx) => {
    const pledge = await pledgeInWords(tx, pledgeId);
    if (!pledge) return;
    await queueMail(tx, {
      template: "waitlist-offer",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: { ...pledge.share, amount: Number(pledge.amount), deadline: offerExpiresAt.toISOString(), url: siteUrl(pledge.locale, "/my/waitlist") },
      idempotencyKey: `waitlist.offered:${subjectId}`,
    });
  });
}
