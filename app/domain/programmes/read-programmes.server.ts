import { stateOn, type ProgrammeSummary } from "~/domain/programmes/programme";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, type Prisma } from "~/platform/database.server";

const summarySelect = {
  slug: true, titleVi: true, titleEn: true, summaryVi: true, summaryEn: true, periodFrom: true, periodTo: true, state: true,
  placeVi: true, placeEn: true, partnerVi: true, partnerEn: true, demo: true,
  programmeOwners: { orderBy: { position: "desc" }, take: 1, select: { agencyVi: true, agencyEn: true } },
  _count: { select: { needs: { where: { state: "open" } } } },
} as const satisfies Prisma.ProgrammeSelect;

/** Every programme: those running first, then those planned and ended, each in their own order. */
export async function listProgrammes(): Promise<ProgrammeSummary[]> {
  const rows = await db.programme.findMany({ orderBy: [{ position: "asc" }, { slug: "asc" }], select: summarySelect });
  const rank = { running: 0, planned: 1, ended: 2 };
  return rows.map(summaryOf).sort((a, b) => rank[a.state] - rank[b.state]);
}

function summaryOf({ programmeOwners, _count, ...row }: Prisma.ProgrammeGetPayload<{ select: typeof summarySelect }>): ProgrammeSummary {
  const period = { periodFrom: isoDay(row.periodFrom), periodTo: isoDay(row.periodTo) };
  return {
    ...row,
    ...period,
    state: stateOn({ state: row.state, ...period }, vietnamDay(clock.now())),
    openNeeds: _count.needs,
    ownerVi: programmeOwners[0]?.agencyVi ?? null,
    ownerEn: programmeOwners[0]?.agencyEn ?? null,
  };
}

export function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}
