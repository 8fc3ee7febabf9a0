import { SYSTEM } from "~/domain/audit/record-event.server";
import { mailOfSearch } from "~/domain/saved-searches/mail-of-search.server";
import { stopSearch } from "~/domain/saved-searches/stop-search.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";

const BATCH = 500;
const MINUTE = 60_000;
/** While needs keep coming, a mail waits at most so many times its window. */
const PATIENCE = 4;

/**
 * Writes the mails that are due: at once, when no further need has come for some minutes (so that needs published together make one mail); daily, after the set
 * hour in Việt Nam; a mail takes all that waits, so there is one a day. Answers how many were written.
 */
export async function mailNewNeeds(): Promise<number> {
  let written = 0;
  for (;;) {
    const due = await dueSearches();
    const done = new Set<boolean>();
    for (const { id } of due) {
      const outcome = await mailOne(id);
      if (outcome === "mailed") written += 1;
      done.add(outcome !== "nothing");
    }
    // A search that is due and of which nothing comes would be read for ever.
    if (due.length < BATCH || !done.has(true)) return written;
  }
}

/** The moment of today at which daily mails go out; before that hour, yesterday's. */
export function lastDailyMoment(now: Date, hour: number): Date {
  const today = new Date(`${vietnamDay(now)}T${String(hour).padStart(2, "0")}:00:00+07:00`);
  return now >= today ? today : new Date(today.getTime() - 24 * 60 * MINUTE);
}

function dueSearches(): Promise<{ id: string }[]> {
  const now = clock.now();
  const gathered = new Date(now.getTime() - env.SEARCH_MAIL_WINDOW_MINUTES * MINUTE);
  const patient = new Date(now.getTime() - PATIENCE * env.SEARCH_MAIL_WINDOW_MINUTES * MINUTE);
  const daily = lastDailyMoment(now, env.SEARCH_MAIL_HOUR);
  return db.$queryRaw<{ id: string }[]>`
    SELECT search.id FROM saved_search AS search
    JOIN (SELECT search_id, min(found_at) AS first, max(found_at) AS last FROM saved_search_find WHERE state = 'waiting' GROUP BY search_id) AS found ON found.search_id = search.id
    WHERE search.state = 'active' AND CASE search.frequency
      WHEN 'immediate' THEN found.last <= ${gathered} OR found.first <= ${patient}
      ELSE found.first <= ${daily} END
    ORDER BY found.first, search.id LIMIT ${BATCH}`;
}

/**
 * The mail of one search, with what it tells of marked as told, in one transaction: a worker that dies leaves either both or neither. An address from which the
 * last mail came back, or whose owner complained of it, is written to no more.
 */
async function mailOne(id: string): Promise<"mailed" | "dropped" | "stopped" | "nothing"> {
  return transact(async (tx) => {
    const [search] = await tx.$queryRaw<{ disabled: boolean; lastMail: string | null }[]>`
      SELECT person.disabled_at IS NOT NULL AS disabled, mail.state AS "lastMail" FROM saved_search AS search JOIN person ON person.id = search.person_id LEFT JOIN outbox_mail AS mail ON mail.id = search.last_mail_id
      WHERE search.id = ${id}::uuid AND search.state = 'active' FOR UPDATE OF search`;
    if (!search) return "nothing";
    if (search.disabled || search.lastMail === "bounced" || search.lastMail === "complained") {
      await stopSearch(tx, id, "undeliverable", SYSTEM);
      return "stopped";
    }
    return mailOfSearch(tx, id);
  });
}
