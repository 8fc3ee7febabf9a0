import type { Viewer } from "~/domain/accounts/viewer";
import type { PausedWhy } from "~/domain/saved-searches/saved-search";
import type { Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";

export type LockedSearch = { id: string; personId: string; name: string; query: string; state: "active" | "paused" | "deleted"; pausedWhy: PausedWhy | null };

/** The viewer's own search, locked against the job that mails it; null when it is somebody else's, is not there, or stands in none of these states. */
export async function lockSavedSearch(tx: Tx, id: string, viewer: Viewer, states: readonly LockedSearch["state"][]): Promise<LockedSearch | null> {
  const search = await lockSearch(tx, id);
  return search && search.personId === viewer.personId && states.includes(search.state) ? search : null;
}

/** A confirmed search of anybody, locked; for who holds the address of its way out. */
export async function lockSearch(tx: Tx, id: string): Promise<LockedSearch | null> {
  if (!isUuid(id)) return null;
  const rows = await tx.$queryRaw<LockedSearch[]>`
    SELECT id, person_id AS "personId", name, query, state, paused_why AS "pausedWhy" FROM saved_search WHERE id = ${id}::uuid AND state <> 'unconfirmed' FOR UPDATE`;
  return rows[0] ?? null;
}
