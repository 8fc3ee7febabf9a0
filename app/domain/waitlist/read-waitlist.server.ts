import type { Viewer } from "~/domain/accounts/viewer";
import { waitsForUnits } from "~/domain/matching/units-waited-for.server";
import type { SurplusRule } from "~/domain/pledges/pledge";
import type { WaitlistState, WaitlistView } from "~/domain/waitlist/waitlist";
import { db, type Prisma } from "~/platform/database.server";

const MOST = 50;
const select = {
  id: true, state: true, units: true, surplusRule: true, joinedAt: true, offerExpiresAt: true,
  pledge: { select: { reference: true, units: true, amount: true, state: true, holdExpiresAt: true } },
  need: { select: { code: true, titleVi: true, titleEn: true, placeVi: true, placeEn: true, unitVi: true, unitEn: true, category: true } },
} satisfies Prisma.WaitlistEntrySelect;

/** What the viewer waits for and was offered, open offers first, then the newest; at most fifty. */
export async function listWaitlistOf(viewer: Viewer): Promise<WaitlistView[]> {
  const rows = await db.waitlistEntry.findMany({ where: { personId: viewer.personId }, select, orderBy: { joinedAt: "desc" }, take: MOST });
  const order: readonly WaitlistState[] = ["offered", "waiting"];
  const rank = (state: WaitlistState) => (order.includes(state) ? order.indexOf(state) : order.length);
  const views = await Promise.all(rows.map(view));
  return views.toSorted((a, b) => rank(a.state) - rank(b.state));
}

/** The viewer's live entry for a need, and how many others wait; null for somebody who does not wait. */
export async function readWaitlistOf(needCode: string, viewer: Viewer | null): Promise<{ own: WaitlistView | null; waiting: number }> {
  const [own, waiting] = await Promise.all([
    viewer ? db.waitlistEntry.findFirst({ where: { need: { code: needCode }, personId: viewer.personId, state: { in: ["waiting", "offered"] } }, select }) : null,
    db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM waitlist_entry AS entry JOIN need ON need.id = entry.need_id WHERE need.code = ${needCode} AND ${waitsForUnits}`,
  ]);
  return { own: own && (await view(own)), waiting: waiting[0]!.count };
}

async function view({ pledge, offerExpiresAt, joinedAt, ...entry }: Prisma.WaitlistEntryGetPayload<{ select: typeof select }>): Promise<WaitlistView> {
  const state = entry.state as WaitlistState;
  return {
    ...entry,
    state,
    surplusRule: entry.surplusRule as SurplusRule,
    joinedAt: joinedAt.toISOString(),
    place: state === "waiting" ? await placeOf(entry.id) : null,
    offer: pledge && { reference: pledge.reference, units: pledge.units, amount: Number(pledge.amount), pledgeState: pledge.state, expiresAt: offerExpiresAt?.toISOString() ?? null },
  };
}

async function placeOf(id: string): Promise<number> {
  const [row] = await db.$queryRaw<{ place: number }[]>`
    SELECT count(*)::int AS place FROM waitlist_entry AS own JOIN waitlist_entry AS entry ON entry.need_id = own.need_id AND ${waitsForUnits} AND (entry.joined_at, entry.id) <= (own.joined_at, own.id)
    WHERE own.id = ${id}::uuid`;
  return row!.place;
}
