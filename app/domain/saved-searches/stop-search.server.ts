import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import type { PausedWhy } from "~/domain/saved-searches/saved-search";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/** Stops the mails of an active search, which the caller has locked. What was found and not mailed waits. */
export async function stopSearch(tx: Tx, id: string, why: PausedWhy, actor: Actor): Promise<void> {
  await tx.savedSearch.update({ where: { id }, data: { state: "paused", pausedWhy: why } });
  await recordEvent(tx, { kind: "search.paused", subjectType: "search", subjectId: id, actor, payload: { why } });
}

/**
 * Takes the mails of a paused search, which the caller has locked, up again: needs that came meanwhile are not told. A mail that came back counts no more, so
 * that the address is tried anew.
 */
export async function resumeSearch(tx: Tx, id: string, actor: Actor): Promise<void> {
  await tx.savedSearch.update({ where: { id }, data: { state: "active", pausedWhy: null, activeSince: clock.now(), lastMailId: null } });
  await recordEvent(tx, { kind: "search.resumed", subjectType: "search", subjectId: id, actor });
}
