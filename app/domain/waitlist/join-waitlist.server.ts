import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { waitsForUnits } from "~/domain/matching/units-waited-for.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { cleanHonourName, type SurplusRule } from "~/domain/pledges/pledge";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";

export type JoinRefusal = "need-not-found" | "need-not-covered" | "units-invalid" | "honour-name-invalid" | "already-waiting";

type Wish = {
  needCode: string; viewer: Viewer; units: number; givenAs: "person" | "anonymous"; honourName: string; locale: "vi" | "en";
  /** Without one money that an offered pledge cannot take is returned. */
  surplusRule?: SurplusRule;
};

/**
 * Puts somebody, whose address is confirmed by having signed in, on the waitlist of a covered need for so many units, in money. Refused: a need that the
 * public does not know, one that has free units (take those) or takes no money or has ended, a number of units that is not whole or above what the
 * need asks for, a missing or overlong name to be thanked by, and somebody who waits for this need already.
 */
export async function joinWaitlist({ needCode, viewer, units, givenAs, honourName, locale, surplusRule }: Wish): Promise<Outcome<{ entryId: string }, JoinRefusal>> {
  const name = cleanHonourName(honourName || viewer.name, givenAs, locale);
  if (!name) return refuse("honour-name-invalid");
  const seen = await db.need.findFirst({ where: { code: needCode, state: { in: ["open", "covered", "delivered", "closed", "expired"] } }, select: { id: true, acceptsMoney: true } });
  if (!seen) return refuse("need-not-found");
  return transact(async (tx) => {
    const need = await lockNeed(tx, seen.id);
    const [others] = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM waitlist_entry AS entry WHERE need_id = ${need.id}::uuid AND (entry.state = 'offered' OR ${waitsForUnits})`;
    const free = need.quantity - need.unitsAllocated;
    if (!seen.acceptsMoney || !(need.state === "covered" || (need.state === "open" && (free === 0 || others!.count > 0)))) return refuse("need-not-covered");
    if (!Number.isInteger(units) || units < 1 || units > need.quantity) return refuse("units-invalid");
    if (await tx.waitlistEntry.findFirst({ where: { needId: need.id, personId: viewer.personId, state: { in: ["waiting", "offered"] } }, select: { id: true } })) return refuse("already-waiting");
    const { id } = await tx.waitlistEntry.create({
      data: { needId: need.id, personId: viewer.personId, units, givenAs, honourName: name, locale, surplusRule, state: "waiting", joinedAt: clock.now() },
      select: { id: true },
    });
    await recordEvent(tx, { kind: "waitlist.joined", subjectType: "waitlist", subjectId: id, actor: actorOf(viewer, "sponsor"), payload: { needId: need.id, units } });
    return { ok: true, entryId: id };
  });
}
