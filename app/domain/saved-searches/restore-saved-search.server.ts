import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { whyNotKept, type KeepRefusal } from "~/domain/saved-searches/keep-search.server";
import { lockSavedSearch } from "~/domain/saved-searches/lock-saved-search.server";
import { transact } from "~/platform/database.server";

/** Takes a deletion back: the search stands as it stood, active or paused. Refuses others' searches, one that is gone for good, and what could not be saved anew. */
export async function restoreSavedSearch({ searchId, viewer }: { searchId: string; viewer: Viewer }): Promise<Outcome<object, "search-gone" | KeepRefusal>> {
  return transact(async (tx) => {
    const search = await lockSavedSearch(tx, searchId, viewer, ["deleted"]);
    if (!search) return refuse("search-gone");
    const refused = await whyNotKept(tx, viewer.personId, search.query);
    if (refused) return refuse(refused);
    await tx.savedSearch.update({ where: { id: searchId }, data: { state: search.pausedWhy ? "paused" : "active", deletedAt: null } });
    await recordEvent(tx, { kind: "search.restored", subjectType: "search", subjectId: searchId, actor: actorOf(viewer, "sponsor") });
    return { ok: true };
  });
}
