import { searchWords, type NeedFilters, type NeedSort } from "~/domain/needs/need-filters";
import type { PublicNeed } from "~/domain/needs/need";
import { matchingNeeds } from "~/domain/needs/match-need-words.server";
import { publicNeedView } from "~/domain/needs/public-need-view";
import { publicNeedSelect, publicNeedStates } from "~/domain/privacy/public-need";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, Prisma } from "~/platform/database.server";

export const needsPerPage = 24;

export interface NeedList {
  needs: PublicNeed[];
  total: number;
  /** The page that is shown, from 1; a page beyond the end is answered with the last one. */
  page: number;
  pageCount: number;
}

const orders: Record<NeedSort, Prisma.Sql> = {
  priority: Prisma.sql`need.priority_score DESC, need.code`,
  deadline: Prisma.sql`need.deadline, need.code`,
  remaining: Prisma.sql`(need.quantity - need.units_allocated) DESC, need.code`,
};

/** One page of 24 public needs with the total. Every word of the search must occur in the need's public text or in the name, past or present, of its place. */
export async function readNeedList(filters: NeedFilters): Promise<NeedList> {
  const where = Prisma.join(conditionsOf(filters), " AND ");
  const [counted] = await db.$queryRaw<{ total: bigint }[]>`SELECT count(*) AS total FROM need WHERE ${where}`;
  const total = Number(counted?.total ?? 0);
  const pageCount = Math.max(1, Math.ceil(total / needsPerPage));
  const page = Math.min(filters.page, pageCount);
  const openFirst = filters.state === "all" ? Prisma.sql`(need.state = 'open') DESC, ` : Prisma.empty;
  const rows = await db.$queryRaw<{ code: string }[]>`
    SELECT need.code FROM need WHERE ${where} ORDER BY ${openFirst}${orders[filters.sort]} LIMIT ${needsPerPage} OFFSET ${(page - 1) * needsPerPage}`;
  return { needs: await publicNeedsInOrder(rows.map((row) => row.code)), total, page, pageCount };
}

/** The most urgent needs that still take pledges. */
export async function listUrgentNeeds(count: number): Promise<PublicNeed[]> {
  const rows = await db.need.findMany({
    where: { state: "open", deadline: { gte: new Date(vietnamDay(clock.now())) } },
    orderBy: [{ priorityScore: "desc" }, { code: "asc" }],
    take: count,
    select: publicNeedSelect,
  });
  return rows.map(publicNeedView);
}

async function publicNeedsInOrder(codes: string[]): Promise<PublicNeed[]> {
  if (codes.length === 0) return [];
  const rows = await db.need.findMany({ where: { code: { in: codes } }, select: publicNeedSelect });
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return codes.flatMap((code) => {
    const row = byCode.get(code);
    return row ? [publicNeedView(row)] : [];
  });
}

function conditionsOf(filters: NeedFilters): Prisma.Sql[] {
  const words = searchWords(filters.q);
  return [
    statesOf(filters),
    filters.province && Prisma.sql`need.province_code = ${filters.province}`,
    filters.commune && Prisma.sql`need.area_code = ${filters.commune}`,
    filters.categories.length > 0 && Prisma.sql`need.category IN (${Prisma.join(filters.categories)})`,
    filters.programme && Prisma.sql`need.programme_id = (SELECT id FROM programme WHERE slug = ${filters.programme})`,
    filters.accepts === "money" && Prisma.sql`need.accepts_money`,
    filters.accepts === "in_kind" && Prisma.sql`need.accepts_in_kind`,
    words.length > 0 && Prisma.sql`need.id IN (${matchingNeeds(words)})`,
  ].filter((condition): condition is Prisma.Sql => Boolean(condition));
}

function statesOf({ state }: NeedFilters): Prisma.Sql {
  if (state === "all") return Prisma.sql`need.state IN (${Prisma.join([...publicNeedStates])})`;
  return state === "closed" ? Prisma.sql`need.state IN ('closed', 'expired')` : Prisma.sql`need.state = ${state}`;
}
