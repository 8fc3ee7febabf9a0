import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { lockSavedSearch } from "~/domain/saved-searches/lock-saved-search.server";
import { resumeSearch } from "~/domain/saved-searches/stop-search.server";
import { transact } from "~/platform/database.server";

/** Takes the mails of a paused search up again; needs that came meanwhile are not told. Refuses others' searches and one that is not paused. */
export async function resumeSavedSearch({ searchId, viewer }: { searchId: string; viewer: Viewer }): Promise<Outcome<object, "search-gone">> {
  return transact(async (tx) => {
    if (!(await lockSavedSearch(tx, searchId, viewer, ["paused"]))) return refuse("search-gone");
    await resumeSearch(tx, searchId, actorOf(viewer, "sponsor"));
    return { ok: true };
  });
}
