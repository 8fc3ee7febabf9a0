import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { canAdministerPeople } from "./accounts-policy";
import { isRowId } from "./row-id";
import type { Viewer } from "./viewer";

type Answer = Outcome<object, "not-allowed" | "not-found" | "own-account">;
type Order = { viewer: Viewer; personId: string };

/** Shuts a person out at once: no sign-in, and every open session ends. Refuses one's own account. What the person gave or did stays. */
export async function disablePerson({ viewer, personId }: Order): Promise<Answer> {
  if (!canAdministerPeople(viewer)) return refuse("not-allowed");
  if (!isRowId(personId)) return refuse("not-found");
  if (personId === viewer.personId) return refuse("own-account");
  return transact(async (tx): Promise<Answer> => {
    const now = clock.now();
    const { count } = await tx.person.updateMany({ where: { id: personId, disabledAt: null }, data: { disabledAt: now } });
    if (count === 0) return refuse("not-found");
    await tx.signInSession.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } });
    await recordEvent(tx, { kind: "person.disabled", subjectType: "person", subjectId: personId, actor: actorOf(viewer, "admin") });
    return { ok: true };
  });
}

/** Lets a disabled person sign in again, with the roles held before. */
export async function enablePerson({ viewer, personId }: Order): Promise<Answer> {
  if (!canAdministerPeople(viewer)) return refuse("not-allowed");
  if (!isRowId(personId)) return refuse("not-found");
  return transact(async (tx): Promise<Answer> => {
    const { count } = await tx.person.updateMany({ where: { id: personId, disabledAt: { not: null } }, data: { disabledAt: null } });
    if (count === 0) return refuse("not-found");
    await recordEvent(tx, { kind: "person.enabled", subjectType: "person", subjectId: personId, actor: actorOf(viewer, "admin") });
    return { ok: true };
  });
}
