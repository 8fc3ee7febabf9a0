import type { PublicNeed } from "~/domain/needs/need";
import { publicNeedView } from "~/domain/needs/public-need-view";
import { publicNeedSelect } from "~/domain/privacy/public-need";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";

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
