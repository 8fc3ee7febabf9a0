import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { needLanguages, type NeedLanguage } from "~/domain/needs/need-filters";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { lockRankable } from "./priority/lock-rankable.server";

const known = Object.keys(needLanguages) as NeedLanguage[];

/**
 * A coordinator of the area says whether a company's own people can deliver or do what a need asks for, and in which languages it was written by people.
 * Saying what is said already changes and records nothing. Refused: another area or a need that is not open or covered, no language.
 */
export async function setWaysOfGiving({ code, viewer, acceptsVolunteers, languages }: { code: string; viewer: Viewer; acceptsVolunteers: boolean; languages: readonly string[] }): Promise<Outcome<{ changed: boolean }, "not-found" | "language-missing">> {
  const written = known.filter((language) => languages.includes(language));
  return transact(async (tx) => {
    const id = await lockRankable(tx, code, viewer);
    if (!id) return refuse("not-found");
    if (written.length === 0) return refuse("language-missing");
    const before = await tx.need.findUniqueOrThrow({ where: { id }, select: { acceptsVolunteers: true, languages: true } });
    if (before.acceptsVolunteers === acceptsVolunteers && known.every((language) => before.languages.includes(language) === written.includes(language))) return { ok: true, changed: false };
    await tx.need.update({ where: { id }, data: { acceptsVolunteers, languages: [...written], updatedAt: clock.now() } });
    await recordEvent(tx, { kind: "need.giving_set", subjectType: "need", subjectId: id, actor: actorOf(viewer, "coordinator"), payload: { code, acceptsVolunteers, languages: [...written] } });
    return { ok: true, changed: true };
  });
}
