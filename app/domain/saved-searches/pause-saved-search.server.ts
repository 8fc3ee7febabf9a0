import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { lockSavedSearch } from "~/domain/saved-searches/lock-saved-search.server";
import { stopSearch } from "~/domain/saved-searches/stop-search.server";
import { transact } from "~/platform/database.server";

/** Stops the mails of a search until its owner takes them up again. Refuses others' searches and one that is not active. */
export async function pauseSavedSearch({ searchId, viewer }: { searchId: string; viewer: Viewer }): Promise<Outcome<object, "search-gone">> {
  return transact(async (tx) => {
    if (!(await lockSavedSearch(tx, searchId, viewer, ["active"]))) return refuse("search-gone");
    await stopSearch(tx, searchId, "self", actorOf(viewer, "sponsor"));
    return { ok: true };
  });
}
