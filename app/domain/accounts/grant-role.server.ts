import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { canAdministerPeople, mayBeCaseStaff, mayHaveAreas, needsOrganisation } from "./accounts-policy";
import { isRowId } from "./row-id";
import type { Role, Viewer } from "./viewer";

export type GrantRefusal =
  | "not-allowed" | "not-found" | "person-disabled" | "organisation-needed" | "organisation-unknown"
  | "area-not-for-role" | "area-unknown" | "case-staff-not-for-role" | "already-granted";

/**
 * Gives a person a role, for an organisation and within areas (codes of provinces or communes of today; none means everywhere). Refuses what
 * the role cannot carry, what does not exist, and a second grant of the same role for the same organisation.
 */
export async function grantRole(wish: {
  viewer: Viewer;
  personId: string;
  role: Role;
  organisationId?: string | null;
  areaCodes?: string[];
  caseStaff?: boolean;
}): Promise<Outcome<{ grantId: string }, GrantRefusal>> {
  const { viewer, personId, role, caseStaff = false } = wish;
  const organisationId = wish.organisationId || null;
  const areaCodes = [...new Set(wish.areaCodes ?? [])].sort();
  if (!canAdministerPeople(viewer)) return refuse("not-allowed");
  if (!isRowId(personId)) return refuse("not-found");
  if (organisationId && !isRowId(organisationId)) return refuse("organisation-unknown");
  if (needsOrganisation(role) && !organisationId) return refuse("organisation-needed");
  if (areaCodes.length > 0 && !mayHaveAreas(role)) return refuse("area-not-for-role");
  if (caseStaff && !mayBeCaseStaff(role)) return refuse("case-staff-not-for-role");

  return transact(async (tx): Promise<Outcome<{ grantId: string }, GrantRefusal>> => {
    const [person] = await tx.$queryRaw<{ disabledAt: Date | null }[]>`
      SELECT disabled_at AS "disabledAt" FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
    if (!person) return refuse("not-found");
    if (person.disabledAt) return refuse("person-disabled");
    if (organisationId && (await tx.organisation.count({ where: { id: organisationId } })) === 0) return refuse("organisation-unknown");
    const known = await tx.area.count({ where: { code: { in: areaCodes }, validTo: null, level: { in: ["province", "commune"] } } });
    if (known < areaCodes.length) return refuse("area-unknown");
    if ((await tx.roleGrant.count({ where: { personId, role, organisationId, revokedAt: null } })) > 0) return refuse("already-granted");

    const { id } = await tx.roleGrant.create({
      data: { personId, role, organisationId, areaCodes, caseStaff, grantedBy: viewer.personId, grantedAt: clock.now() },
      select: { id: true },
    });
    await recordEvent(tx, {
      kind: "role.granted", subjectType: "person", subjectId: personId, actor: actorOf(viewer, "admin"),
      payload: { grantId: id, role, organisationId, areaCodes, caseStaff },
    });
    return { ok: true, grantId: id };
  });
}
