import type { Viewer } from "~/domain/accounts/viewer";
import { refuse, type Outcome } from "~/domain/outcome";
import { lockSavedSearch } from "~/domain/saved-searches/lock-saved-search.server";
import { cleanSearchName, type SearchFrequency } from "~/domain/saved-searches/saved-search";
import { transact } from "~/platform/database.server";

type Edit = { searchId: string; viewer: Viewer; name: string; frequency: SearchFrequency };

/** Names a search anew and says how often it is mailed. What was found and not mailed yet goes by the new frequency. Refuses others' searches and a bad name. */
export async function editSavedSearch({ searchId, viewer, name, frequency }: Edit): Promise<Outcome<object, "search-gone" | "name-invalid">> {
  const clean = cleanSearchName(name);
  if (!clean) return refuse("name-invalid");
  return transact(async (tx) => {
    if (!(await lockSavedSearch(tx, searchId, viewer, ["active", "paused"]))) return refuse("search-gone");
    await tx.savedSearch.update({ where: { id: searchId }, data: { name: clean, frequency } });
    return { ok: true };
  });
}
