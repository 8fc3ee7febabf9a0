import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { canAdministerPeople } from "./accounts-policy";
import { isRowId } from "./row-id";
import type { Viewer } from "./viewer";

/** Ends one of the viewer's own sessions at once; ending the present one is signing out. Refuses another person's. */
export async function revokeSession({ viewer, sessionId }: { viewer: Viewer; sessionId: string }): Promise<Outcome<object, "not-found">> {
  if (!isRowId(sessionId)) return refuse("not-found");
  return transact(async (tx): Promise<Outcome<object, "not-found">> => {
    const { count } = await tx.signInSession.updateMany({
      where: { id: sessionId, personId: viewer.personId, revokedAt: null },
      data: { revokedAt: clock.now() },
    });
    if (count === 0) return refuse("not-found");
    const kind = sessionId === viewer.sessionId ? "person.signed_out" : "person.session_revoked";
    const actor = { personId: viewer.personId, role: "self" };
    await recordEvent(tx, { kind, subjectType: "person", subjectId: viewer.personId, actor, payload: { sessionId } });
    return { ok: true };
  });
}

/** Ends every session of a person, who may sign in again. Only for administrators; their own present session stays. */
export async function revokeSessionsOf({ viewer, personId }: { viewer: Viewer; personId: string }): Promise<Outcome<{ ended: number }, "not-allowed">> {
  if (!canAdministerPeople(viewer) || !isRowId(personId)) return refuse("not-allowed");
  return transact(async (tx) => {
    const { count } = await tx.signInSession.updateMany({
      where: { personId, revokedAt: null, id: { not: viewer.sessionId } },
      data: { revokedAt: clock.now() },
    });
    if (count > 0) {
      await recordEvent(tx, {
        kind: "person.session_revoked", subjectType: "person", subjectId: personId, actor: actorOf(viewer, "admin"), payload: { ended: count },
      });
    }
    return { ok: true, ended: count };
  });
}
