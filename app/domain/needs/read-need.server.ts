import { needCodePattern, type PublicNeed } from "~/domain/needs/need";
import { publicNeedView } from "~/domain/needs/public-need-view";
import { readNeedHistory, type NeedHistoryEntry } from "~/domain/needs/read-need-history.server";
import { readNeedPlace, type NeedPlace } from "~/domain/needs/read-need-place.server";
import { publicNeedSelect, publicNeedStates } from "~/domain/privacy/public-need";
import { db } from "~/platform/database.server";

export interface PublicNeedPage {
  need: PublicNeed;
  place: NeedPlace;
  history: NeedHistoryEntry[];
}

/** A need as strangers may see it, by its code in any case; null when there is none or it is not (or no longer) public. */
export async function findPublicNeed(code: string): Promise<PublicNeedPage | null> {
  const need = await findSharedNeed(code);
  if (!need) return null;
  const [place, history] = await Promise.all([readNeedPlace(need.code), readNeedHistory(need.code)]);
  return { need, place, history };
}

/** The need alone, without its place in the country and its past: what is told where its page is shared. */
export async function findSharedNeed(code: string): Promise<PublicNeed | null> {
  const wanted = code.trim().toUpperCase();
  if (!needCodePattern.test(wanted)) return null;
  const row = await db.need.findFirst({ where: { code: wanted, state: { in: [...publicNeedStates] } }, select: publicNeedSelect });
  return row && publicNeedView(row);
}
