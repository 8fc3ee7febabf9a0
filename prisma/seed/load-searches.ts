import { parseNeedFilters } from "~/domain/needs/need-filters";
import { announceNeed } from "~/domain/saved-searches/announce-need.server";
import { mailNewNeeds } from "~/domain/saved-searches/mail-new-needs.server";
import { matchNewNeeds } from "~/domain/saved-searches/match-new-needs.server";
import { pauseSavedSearch } from "~/domain/saved-searches/pause-saved-search.server";
import { saveSearch } from "~/domain/saved-searches/save-search.server";
import type { SearchFrequency } from "~/domain/saved-searches/saved-search";
import { db } from "~/platform/database.server";
import { called, type Cast } from "./cast";
import { granted } from "./granted";

type Moment = { daysAgo: number; deed: () => Promise<unknown> };

/** Three saved searches of one sponsor and one of a business: one has been told of new needs, one waits for some, one is paused. */
export function searchMoments(cast: Cast): Moment[] {
  const keep = async (who: string, query: string, name: string, frequency: SearchFrequency) => {
    const viewer = called(cast, who);
    const known = await db.savedSearch.findFirst({ where: { personId: viewer.personId, name }, select: { id: true } });
    return { viewer, searchId: known?.id ?? granted(await saveSearch({ viewer, name, filters: parseNeedFilters(new URLSearchParams(query)), frequency, locale: "vi" }), name).searchId };
  };
  return [
    { daysAgo: 30, deed: () => keep("me.sponsor", "category=meals&price=50000", "Bữa ăn, đến 50.000 ₫ một phần", "immediate") },
    { daysAgo: 29, deed: () => keep("me.sponsor", "category=scholarships", "Học bổng", "daily") },
    { daysAgo: 28, deed: () => keep("csr", "accepts=volunteers", "Việc cho tình nguyện viên của công ty", "daily") },
    { daysAgo: 27, deed: async () => void (await pauseSavedSearch(await keep("me.sponsor", "province=31&category=play_points", "Điểm vui chơi, Hải Phòng", "daily"))) },
    { daysAgo: 6, deed: announceTwo },
    { daysAgo: 5.9, deed: mailNewNeeds },
  ];
}

/** The two newest meals that look for support are told of. */
async function announceTwo() {
  const fresh = await db.need.findMany({ where: { state: "open", category: "meals", unitPrice: { lte: 50_000n } }, orderBy: [{ publishedAt: "desc" }, { code: "asc" }], take: 2, select: { id: true } });
  for (const { id } of fresh) await announceNeed(id);
  await matchNewNeeds();
}
