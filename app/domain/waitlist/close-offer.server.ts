import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";

const ends = { "pledge.lapsed": "expired", "pledge.cancelled": "declined", "pledge.confirmed": "taken" } as const;

/** The offer behind a pledge ends with it: expired when the hold lapsed, declined when the pledge was taken back, taken when its money came. */
export async function closeOffer(pledgeId: string, kind: keyof typeof ends): Promise<void> {
  const state = ends[kind];
  await transact(async (tx) => {
    const entry = await tx.waitlistEntry.findFirst({ where: { pledgeId, state: "offered" }, select: { id: true, needId: true } });
    if (!entry) return;
    const { count } = await tx.waitlistEntry.updateMany({ where: { id: entry.id, state: "offered" }, data: { state, endedAt: clock.now() } });
    if (count === 1) await recordEvent(tx, { kind: `waitlist.${state}`, subjectType: "waitlist", subjectId: entry.id, actor: SYSTEM, payload: { needId: entry.needId, pledgeId } });
  });
}
