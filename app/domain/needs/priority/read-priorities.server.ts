import { coordinatedAreas, type Viewer } from "~/domain/accounts/viewer";
import { db, Prisma } from "~/platform/database.server";
import { readReasons, type PriorityReason } from "./priority-reason";

export interface PriorityRow {
  code: string;
  state: string;
  titleVi: string;
  titleEn: string;
  placeVi: string;
  placeEn: string;
  score: number;
  reasons: PriorityReason[];
  /** A coordinator set its level. */
  set: boolean;
}

export const prioritiesShown = ["all", "set"] as const;
export type PrioritiesShown = (typeof prioritiesShown)[number];

const PAGE = 25;

/** The open and covered needs of the viewer's areas in their order, of which the title or code holds the words; an auditor sees all areas. */
export async function listPriorities(viewer: Viewer, { q, show, page }: { q: string; show: PrioritiesShown; page: number }): Promise<{ needs: PriorityRow[]; total: number; figures: Record<PrioritiesShown, number>; page: number; pageCount: number }> {
  const codes = coordinatedAreas(viewer);
  const words = q.normalize("NFC").replace(/\s+/g, " ").trim().slice(0, 80);
  const inside = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const where = Prisma.sql`state IN ('open', 'covered')
    AND ${codes === null ? Prisma.sql`true` : Prisma.sql`(area_code = ANY (${codes}) OR province_code = ANY (${codes}))`}
    AND ${words ? Prisma.sql`(code LIKE upper(${inside}) OR fold_text(title_vi) LIKE fold_text(${inside}) OR fold_text(title_en) LIKE fold_text(${inside}))` : Prisma.sql`true`}`;
  const isSet = Prisma.sql`EXISTS (SELECT FROM need_priority_override level WHERE level.need_id = need.id AND level.ended_at IS NULL)`;
  const [counted] = await db.$queryRaw<Record<PrioritiesShown, number>[]>`SELECT count(*)::int AS all, (count(*) FILTER (WHERE ${isSet}))::int AS set FROM need WHERE ${where}`;
  const total = counted![show];
  const pageCount = Math.max(1, Math.ceil(total / PAGE));
  const shown = Math.min(Math.max(1, page), pageCount);
  const rows = await db.$queryRaw<(Omit<PriorityRow, "reasons" | "set"> & { reasons: unknown })[]>`
    SELECT code, state, title_vi AS "titleVi", title_en AS "titleEn", place_vi AS "placeVi", place_en AS "placeEn", priority_score AS score, priority_reasons AS reasons
    FROM need WHERE ${where} AND ${show === "set" ? isSet : Prisma.sql`true`} ORDER BY priority_score DESC, code LIMIT ${PAGE} OFFSET ${(shown - 1) * PAGE}`;
  const needs = rows.map((row) => {
    const reasons = readReasons(row.reasons);
    return { ...row, reasons, set: reasons.some(({ kind }) => kind === "override") };
  });
  return { needs, total, figures: counted!, page: shown, pageCount };
}
