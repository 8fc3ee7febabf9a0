import type { Actor } from "~/domain/audit/record-event.server";
import { recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { SEARCHES_MOST, type SearchFrequency } from "~/domain/saved-searches/saved-search";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

export type KeptSearch = { name: string; query: string; frequency: SearchFrequency; locale: "vi" | "en" };
export type KeepRefusal = "too-many" | "saved-already";

/**
 * Writes a search for a person whose address is proved. Refuses the 21st, and one that the person keeps already. The person's row is locked first, so that two
 * forms sent at once are counted one after the other.
 */
export async function keepSearch(tx: Tx, personId: string, actor: Actor, search: KeptSearch): Promise<Outcome<{ searchId: string }, KeepRefusal>> {
  const refused = await whyNotKept(tx, personId, search.query);
  if (refused) return refuse(refused);
  const now = clock.now();
  const { id } = await tx.savedSearch.create({ data: { personId, ...search, state: "active", createdAt: now, activeSince: now }, select: { id: true } });
  await recordEvent(tx, { kind: "search.saved", subjectType: "search", subjectId: id, actor });
  return { ok: true, searchId: id };
}

/** Why this person may keep no further search with these filters, or null. Locks the person's row. */
export async function whyNotKept(tx: Tx, personId: string, query: string): Promise<KeepRefusal | null> {
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  const kept = await tx.savedSearch.findMany({ where: { personId, state: { in: ["active", "paused"] } }, select: { query: true } });
  if (kept.some((other) => other.query === query)) return "saved-already";
  return kept.length >= SEARCHES_MOST ? "too-many" : null;
}
