import type { Viewer } from "~/domain/accounts/viewer";
import { lockNeed } from "~/domain/needs/lock-need.server";
import type { Tx } from "~/platform/database.server";
import { mayRank } from "./priority-policy";

/** The id of an open or covered need of the coordinator's areas, with its row held; null for any other. */
export async function lockRankable(tx: Tx, code: string, viewer: Viewer): Promise<string | null> {
  const need = await tx.need.findUnique({ where: { code }, select: { id: true, areaCode: true, provinceCode: true } });
  if (!need || !mayRank(viewer, need)) return null;
  const { state } = await lockNeed(tx, need.id);
  return state === "open" || state === "covered" ? need.id : null;
}

/** The score of a need, 0 to 100. */
export async function scoreOf(tx: Tx, id: string): Promise<number> {
  return (await tx.need.findUniqueOrThrow({ where: { id }, select: { priorityScore: true } })).priorityScore;
}
