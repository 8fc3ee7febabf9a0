import { refuse, type Outcome } from "~/domain/outcome";
import { lockSearch } from "~/domain/saved-searches/lock-saved-search.server";
import { searchOfToken } from "~/domain/saved-searches/subscription-token.server";
import { resumeSearch, stopSearch } from "~/domain/saved-searches/stop-search.server";
import { db, transact } from "~/platform/database.server";

/** What the holder of a mail may learn of its search: its name and whether mails go out. */
export interface Subscription {
  name: string;
  /** `gone`: its owner has deleted it, so nothing is mailed and nothing can be taken up again. */
  standing: "active" | "stopped" | "gone";
}

/** The search of a mail's way out; null when the token is not ours. A search of which nothing is left has no name. */
export async function findSubscription(token: string): Promise<Subscription | null> {
  const id = searchOfToken(token);
  if (!id) return null;
  const search = await db.savedSearch.findUnique({ where: { id }, select: { name: true, state: true } });
  return { name: search?.name ?? "", standing: search?.state === "active" ? "active" : search?.state === "paused" ? "stopped" : "gone" };
}

/** Stops the mails of a search for who holds the signed address out of one of them; doing it twice is as good as once. Refuses a token that is not ours. */
export async function unsubscribeSearch(token: string): Promise<Outcome<object, "not-ours">> {
  const id = searchOfToken(token);
  if (!id) return refuse("not-ours");
  return transact(async (tx) => {
    const search = await lockSearch(tx, id);
    if (search?.state === "active") await stopSearch(tx, id, "unsubscribed", { personId: search.personId, role: "self" });
    return { ok: true };
  });
}

/** Takes it back: the mails go on. Refuses a token that is not ours and a search that its owner has deleted. */
export async function subscribeAgain(token: string): Promise<Outcome<object, "not-ours" | "search-gone">> {
  const id = searchOfToken(token);
  if (!id) return refuse("not-ours");
  return transact(async (tx) => {
    const search = await lockSearch(tx, id);
    if (!search || search.state === "deleted") return refuse("search-gone");
    if (search.state === "paused") await resumeSearch(tx, id, { personId: search.personId, role: "self" });
    return { ok: true };
  });
}
