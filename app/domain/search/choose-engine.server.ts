import type { NeedFilters } from "~/domain/needs/need-filters";
import type { FoundNeeds, SearchEngineName } from "~/domain/search/need-search";
import { postgresEngine } from "~/domain/search/postgres-engine.server";
import type { Wanted } from "~/domain/search/search-engine";
import { meilisearchEngine } from "~/domain/search/server/meilisearch-engine.server";
import { isBuilt } from "~/domain/search/server/write-index.server";
import { clock } from "~/platform/clock.server";
import { log } from "~/platform/log.server";
import { searchServerConfigured } from "~/platform/meilisearch.server";

/** After a failure the search server is left alone for so long. */
const REST_MS = 10_000;
/** Whether its index is built is asked of the database this often. */
const LOOK_MS = 5_000;

const standing = { restsUntil: 0, looksAgain: 0, built: false };

/** Finds needs with the search server where it stands ready, else with PostgreSQL; a visitor notices no difference but the name. */
export async function findNeeds(filters: NeedFilters, wanted: Wanted): Promise<FoundNeeds & { engine: SearchEngineName }> {
  if ((await searchStanding()) === "meilisearch") {
    try {
      return { ...(await meilisearchEngine.find(filters, wanted)), engine: meilisearchEngine.name };
    } catch (error) {
      standing.restsUntil = clock.now().getTime() + REST_MS;
      log.warn({ err: error }, "the search server did not answer; PostgreSQL answers searches for now");
    }
  }
  return { ...(await postgresEngine.find(filters, wanted)), engine: postgresEngine.name };
}

/** Who answers searches now; `degraded` when a search server is configured and PostgreSQL answers in its place. */
export async function searchStanding(): Promise<SearchEngineName | "degraded"> {
  if (!searchServerConfigured()) return "postgresql";
  const now = clock.now().getTime();
  if (now < standing.restsUntil) return "degraded";
  if (now >= standing.looksAgain) Object.assign(standing, { built: await isBuilt(), looksAgain: now + LOOK_MS });
  return standing.built ? "meilisearch" : "degraded";
}

/** Forgets what was last known of the search server. */
export function lookAgain(): void {
  Object.assign(standing, { restsUntil: 0, looksAgain: 0, built: false });
}
