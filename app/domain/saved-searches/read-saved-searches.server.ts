import type { Viewer } from "~/domain/accounts/viewer";
import { needListPath } from "~/domain/needs/need-filters";
import { filtersOfQuery, type SavedSearchView } from "~/domain/saved-searches/saved-search";
import { searchesInWords } from "~/domain/saved-searches/search-in-words.server";
import { db } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";

const shown = {
  id: true, name: true, query: true, frequency: true, state: true, pausedWhy: true, createdAt: true, lastMailedAt: true, mails: true, needsTold: true,
} as const;

/** The viewer's own searches, the newest first, with their filters in words. */
export async function listSavedSearches(viewer: Viewer, locale: "vi" | "en"): Promise<SavedSearchView[]> {
  const rows = await db.savedSearch.findMany({ where: { personId: viewer.personId, state: { in: ["active", "paused"] } }, select: shown, orderBy: [{ createdAt: "desc" }, { id: "asc" }] });
  const filters = rows.map(({ query }) => filtersOfQuery(query));
  const words = await searchesInWords(filters, locale);
  return rows.map(({ query: _query, createdAt, lastMailedAt, ...row }, index) => ({
    ...row,
    frequency: row.frequency as SavedSearchView["frequency"],
    state: row.state as SavedSearchView["state"],
    pausedWhy: row.pausedWhy as SavedSearchView["pausedWhy"],
    filters: words[index]!,
    list: needListPath(filters[index]!),
    savedAt: createdAt.toISOString(),
    lastMailedAt: lastMailedAt?.toISOString() ?? null,
  }));
}

/** The name of the viewer's own search that was deleted and can still be had back; null for any other. */
export async function findDeletedSearch(viewer: Viewer, id: string): Promise<{ id: string; name: string } | null> {
  if (!isUuid(id)) return null;
  return db.savedSearch.findFirst({ where: { id, personId: viewer.personId, state: "deleted" }, select: { id: true, name: true } });
}

/** Whether an address is still to be proved for this search. */
export async function awaitsConfirmation(id: string): Promise<boolean> {
  return isUuid(id) && (await db.savedSearch.count({ where: { id, state: "unconfirmed" } })) === 1;
}
