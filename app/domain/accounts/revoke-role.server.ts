import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { canAdministerPeople } from "./accounts-policy";
import { isRowId } from "./row-id";
import type { Viewer } from "./viewer";

type Revoked = Outcome<{ personId: string }, "not-allowed" | "not-found" | "own-admin-role">;

/** Ends a grant from now on. Refuses an administrator's own administration, so that there is always one left. */
export async function revokeRole({ viewer, grantId }: { viewer: Viewer; grantId: string }): Promise<Revoked> {
  if (!canAdministerPeople(viewer)) return refuse("not-allowed");
  if (!isRowId(grantId)) return refuse("not-found");
  return transact(async (tx): Promise<Revoked> => {
    const grant = await tx.roleGrant.findFirst({ where: { id: grantId, revokedAt: null }, select: { personId: true, role: true } });
    if (!grant) return refuse("not-found");
    if (grant.role === "admin" && grant.personId === viewer.personId) return refuse("own-admin-role");
    const ended = await tx.roleGrant.updateMany({
      where: { id: grantId, revokedAt: null },
      data: { revokedAt: clock.now(), revokedBy: viewer.personId },
    });
    if (ended.count === 0) return refuse("not-found");
    await recordEvent(tx, {
      kind: "role.revoked", subjectType: "person", subjectId: grant.personId, actor: actorOf(viewer, "admin"),
      payload: { grantId, role: grant.role },
    });
    return { ok: true, personId: grant.personId };
  });
}
