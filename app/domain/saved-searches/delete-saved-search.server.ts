import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { lockSavedSearch } from "~/domain/saved-searches/lock-saved-search.server";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";

/** Deletes a search; for thirty days it can be had back, then nothing of it is left. Refuses others' searches. */
export async function deleteSavedSearch({ searchId, viewer }: { searchId: string; viewer: Viewer }): Promise<Outcome<object, "search-gone">> {
  return transact(async (tx) => {
    if (!(await lockSavedSearch(tx, searchId, viewer, ["active", "paused"]))) return refuse("search-gone");
    await tx.savedSearch.update({ where: { id: searchId }, data: { state: "deleted", deletedAt: clock.now() } });
    await recordEvent(tx, { kind: "search.deleted", subjectType: "search", subjectId: searchId, actor: actorOf(viewer, "sponsor") });
    return { ok: true };
  });
}
