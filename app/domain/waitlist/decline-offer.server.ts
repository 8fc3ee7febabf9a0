import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { endHold } from "~/domain/pledges/end-hold.server";
import { lockOffer } from "~/domain/waitlist/lock-offer.server";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";

/** Declines an offer; its units go to the next on the waitlist. Refused: an offer that is not (or no longer) the viewer's, or for which money has come. */
export async function declineOffer({ entryId, viewer }: { entryId: string; viewer: Viewer }): Promise<Outcome<object, "offer-gone">> {
  return transact(async (tx) => {
    const pledge = await lockOffer(tx, entryId, viewer);
    if (!pledge || pledge.received > 0n) return refuse("offer-gone");
    const [now, actor] = [clock.now(), actorOf(viewer, "sponsor")];
    await tx.waitlistEntry.update({ where: { id: entryId }, data: { state: "declined", endedAt: now } });
    await recordEvent(tx, { kind: "waitlist.declined", subjectType: "waitlist", subjectId: entryId, actor, payload: { needId: pledge.needId, pledgeId: pledge.id } });
    await endHold(tx, pledge, { state: "cancelled", kind: "pledge.cancelled", actor, at: now });
    return { ok: true };
  });
}
