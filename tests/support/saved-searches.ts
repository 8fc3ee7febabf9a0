import { randomUUID } from "node:crypto";
import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { parseNeedFilters } from "~/domain/needs/need-filters";
import { saveSearch } from "~/domain/saved-searches/save-search.server";
import type { SearchFrequency } from "~/domain/saved-searches/saved-search";
import type { Viewer } from "~/domain/accounts/viewer";
import { followUp } from "~/jobs/consequences";
import { db, pool, transact, type Prisma } from "~/platform/database.server";
import { granted, makeNeed } from "./factories";

/** Saves the list of this address for a person; answers the id. */
export async function save(viewer: Viewer, query: string, more: { frequency?: SearchFrequency; name?: string; locale?: "vi" | "en" } = {}): Promise<string> {
  const search = { viewer, name: query || "Tất cả", filters: parseNeedFilters(new URLSearchParams(query)), frequency: "immediate" as const, locale: "vi" as const, ...more };
  return granted(await saveSearch(search)).searchId;
}

/** Opens a need to the public with its event, as publishing does, and has the event followed. Answers the code. */
export async function publish(receiverId: string, more: Partial<Prisma.NeedUncheckedCreateInput> = {}): Promise<string> {
  const code = await makeNeed({ receiverId, ...more });
  await publishAgain(code);
  return code;
}

/** Records once more that a need became public, with what follows. */
export async function publishAgain(code: string): Promise<void> {
  const { id } = await db.need.findUniqueOrThrow({ where: { code }, select: { id: true } });
  await transact((tx) => recordEvent(tx, { kind: "need.published", subjectType: "need", subjectId: id, actor: SYSTEM, payload: { code } }));
  await followUp({ seq: 0, kind: "need.published", subjectType: "need", subjectId: id, actorId: null, payload: { code } });
}

export type NewNeedsMail = { to: string; locale: string; idempotencyKey: string; props: { searchName: string; count: number; needs: { code: string }[]; url: string; unsubscribeUrl: string } };

/** The mails of new needs in the outbox, oldest first. */
export async function newNeedsMails(): Promise<NewNeedsMail[]> {
  const rows = await db.outboxMail.findMany({ where: { template: "new-needs" }, orderBy: [{ createdAt: "asc" }, { idempotencyKey: "asc" }] });
  return rows.map((row) => ({ to: row.toEmail, locale: row.locale, idempotencyKey: row.idempotencyKey, props: row.props as NewNeedsMail["props"] }));
}

/** Saves very many searches at once, each of another address and another person, past the commands. */
export async function saveMany(count: number, queryOf: (index: number) => string, since: Date): Promise<void> {
  const people = Array.from({ length: count }, () => randomUUID());
  await pool().query("INSERT INTO person (id, email, display_name, email_confirmed_at) SELECT id, 'p' || id || '@demo.example', 'Người Demo', now() FROM unnest($1::uuid[]) AS id", [people]);
  await pool().query(
    "INSERT INTO saved_search (person_id, name, query, locale, frequency, state, created_at, active_since) SELECT id, 'Tìm kiếm', query, 'vi', 'immediate', 'active', $3, $3 FROM unnest($1::uuid[], $2::text[]) AS many (id, query)",
    [people, people.map((_id, index) => queryOf(index)), since],
  );
}
