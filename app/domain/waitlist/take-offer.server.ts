import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { holdExpiry, type SurplusRule } from "~/domain/pledges/pledge";
import { lockOffer } from "~/domain/waitlist/lock-offer.server";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";

/** Takes an offer: the pledge that held its units is kept as long as any other for a bank transfer; the rule for money it cannot take may be chosen anew. Refused: an offer that is not (or no longer) the viewer's. */
export async function takeOffer({ entryId, viewer, surplusRule }: { entryId: string; viewer: Viewer; surplusRule?: SurplusRule }): Promise<Outcome<{ reference: string }, "offer-gone">> {
  return transact(async (tx) => {
    const pledge = await lockOffer(tx, entryId, viewer);
    const now = clock.now();
    if (!pledge?.holdExpiresAt || pledge.holdExpiresAt <= now) return refuse("offer-gone");
    const expires = holdExpiry("money", now, { bankHours: env.HOLD_BANK_HOURS, inKindDays: env.HOLD_IN_KIND_DAYS });
    await tx.pledge.update({ where: { id: pledge.id }, data: { holdExpiresAt: expires, remindedAt: null, surplusRule } });
    await tx.waitlistEntry.update({ where: { id: entryId }, data: { state: "taken", endedAt: now } });
    await recordEvent(tx, { kind: "waitlist.taken", subjectType: "waitlist", subjectId: entryId, actor: actorOf(viewer, "sponsor"), payload: { needId: pledge.needId, pledgeId: pledge.id } });
    return { ok: true, reference: pledge.reference };
  });
}
