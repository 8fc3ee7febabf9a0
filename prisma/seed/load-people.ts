import type { Viewer } from "~/domain/accounts/viewer";
import { clock } from "~/platform/clock.server";
import { db, type Tx } from "~/platform/database.server";
import { organisations, receivers } from "./organisations";
import { people, receiverPeople } from "./people";

const everybody = [...people, ...receiverPeople(receivers)];

/** Writes the demonstration organisations and people with what each may do. */
export async function loadPeople(tx: Tx): Promise<void> {
  await tx.organisation.createMany({
    data: organisations.map(({ key, kind, nameVi, nameEn, areaCode, areaValidFrom }) => ({
      key, kind, nameVi, nameEn, areaCode, areaValidFrom: areaValidFrom ? new Date(`${areaValidFrom}T00:00:00Z`) : null, demo: true,
    })),
  });
  const now = clock.now().getTime();
  // The order of the list is the order in which the demonstration offers the people.
  await tx.person.createMany({
    data: everybody.map(({ email, displayName, locale }, index) => {
      const at = new Date(now - 90 * 86_400_000 + index);
      return { email, displayName, locale, demo: true, emailConfirmedAt: at, createdAt: at };
    }),
  });
  const organisationIds = new Map((await tx.organisation.findMany({ select: { id: true, key: true } })).map((one) => [one.key, one.id]));
  const personIds = new Map((await tx.person.findMany({ select: { id: true, email: true } })).map((one) => [one.email, one.id]));
  await tx.roleGrant.createMany({
    data: everybody.flatMap(({ email, grants }) => grants.map((grant) => ({
      personId: personIds.get(email)!, role: grant.role, organisationId: grant.organisation ? organisationIds.get(grant.organisation)! : null,
      areaCodes: [...grant.areaCodes], caseStaff: grant.caseStaff, grantedBy: personIds.get("admin@demo.tamlongvang.example")!,
    }))),
  });
}

/** The demonstration people as the domain's commands take them, by address; they act without a session. */
export async function demoViewers(): Promise<Map<string, Viewer>> {
  const rows = await db.person.findMany({
    where: { demo: true },
    select: { id: true, email: true, displayName: true, locale: true, roleGrantAsPerson: { where: { revokedAt: null }, select: { role: true, organisationId: true, areaCodes: true, caseStaff: true } } },
  });
  return new Map(rows.map((row) => {
    const grants = row.roleGrantAsPerson as Viewer["grants"];
    return [row.email, {
      personId: row.id, name: row.displayName, email: row.email, locale: row.locale as Viewer["locale"], grants,
      roles: [...new Set(grants.map((grant) => grant.role))], sessionId: "",
    }];
  }));
}
