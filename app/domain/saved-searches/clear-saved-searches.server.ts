import { DELETED_KEPT_DAYS, UNCONFIRMED_KEPT_HOURS } from "~/domain/saved-searches/saved-search";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";

const HOUR = 3_600_000;
/** Days for which it is kept which need was told in which mail. A need is matched once, so nothing is told twice after that. */
const FINDS_KEPT_DAYS = 90;

/**
 * Forgets for good: searches deleted thirty days ago, addresses that nobody proved within a day, and finds of long ago. Answers how many rows are gone.
 */
export async function clearSavedSearches(): Promise<number> {
  const before = (hours: number) => new Date(clock.now().getTime() - hours * HOUR);
  const [deleted, unconfirmed, finds] = [
    await db.savedSearch.deleteMany({ where: { state: "deleted", deletedAt: { lt: before(24 * DELETED_KEPT_DAYS) } } }),
    await db.savedSearch.deleteMany({ where: { state: "unconfirmed", createdAt: { lt: before(UNCONFIRMED_KEPT_HOURS) } } }),
    await db.savedSearchFind.deleteMany({ where: { state: { not: "waiting" }, foundAt: { lt: before(24 * FINDS_KEPT_DAYS) } } }),
  ];
  return deleted.count + unconfirmed.count + finds.count;
}
