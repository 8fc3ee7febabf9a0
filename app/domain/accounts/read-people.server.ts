import { clock } from "~/platform/clock.server";
import { db, Prisma } from "~/platform/database.server";
import { canAdministerPeople } from "./accounts-policy";
import { isRowId } from "./row-id";
import { isRole, type Role, type Viewer } from "./viewer";

const PAGE = 25;

export type PersonRow = { id: string; name: string; email: string; roles: Role[]; demo: boolean; createdAt: Date; disabledAt: Date | null };
export type PeoplePage = { people: PersonRow[]; page: number; pageCount: number; total: number };

/** People whose name or address holds the words, with or without accents, newest first. Nobody is listed to who is not an administrator. */
export async function listPeople(viewer: Viewer, { q = "", page = 1 }: { q?: string; page?: number }): Promise<PeoplePage> {
  if (!canAdministerPeople(viewer)) return { people: [], page: 1, pageCount: 1, total: 0 };
  const words = q.trim().slice(0, 100);
  const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const where = words
    ? Prisma.sql`WHERE fold_text(p.display_name) LIKE fold_text(${pattern}) OR p.email LIKE lower(${pattern})`
    : Prisma.empty;
  const [count] = await db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM person p ${where}`;
  const total = count?.total ?? 0;
  const pageCount = Math.max(1, Math.ceil(total / PAGE));
  const shown = Math.min(Math.max(1, page), pageCount);
  const people = await db.$queryRaw<PersonRow[]>`
    SELECT p.id, p.display_name AS name, p.email, p.demo, p.created_at AS "createdAt", p.disabled_at AS "disabledAt",
      coalesce((SELECT array_agg(DISTINCT g.role) FROM role_grant g WHERE g.person_id = p.id AND g.revoked_at IS NULL), '{}') AS roles
    FROM person p ${where} ORDER BY p.created_at DESC, p.id LIMIT ${PAGE} OFFSET ${(shown - 1) * PAGE}`;
  return { people, page: shown, pageCount, total };
}

/** One person with live grants and the number of open sessions; null when unknown or the viewer is no administrator. */
export async function findPerson(viewer: Viewer, id: string) {
  if (!canAdministerPeople(viewer) || !isRowId(id)) return null;
  const person = await db.person.findUnique({
    where: { id },
    select: {
      id: true, displayName: true, email: true, locale: true, demo: true, createdAt: true, disabledAt: true, emailConfirmedAt: true,
      roleGrantAsPerson: {
        where: { revokedAt: null },
        orderBy: { grantedAt: "asc" },
        select: {
          id: true, role: true, areaCodes: true, caseStaff: true, grantedAt: true,
          organisation: { select: { nameVi: true, nameEn: true } },
          grantedByPerson: { select: { displayName: true } },
        },
      },
    },
  });
  if (!person) return null;
  const codes = [...new Set(person.roleGrantAsPerson.flatMap((grant) => grant.areaCodes))];
  const [areas, sessions] = await Promise.all([
    db.area.findMany({ where: { code: { in: codes }, validTo: null }, select: { code: true, fullNameVi: true, nameEn: true } }),
    db.signInSession.count({ where: { personId: id, revokedAt: null, expiresAt: { gt: clock.now() } } }),
  ]);
  const placeOf = new Map(areas.map((area) => [area.code, { vi: area.fullNameVi, en: area.nameEn }]));
  const { displayName: name, roleGrantAsPerson, ...facts } = person;
  return {
    ...facts,
    name,
    sessions,
    grants: roleGrantAsPerson.flatMap((grant) =>
      isRole(grant.role)
        ? [{ ...grant, role: grant.role, places: grant.areaCodes.map((code) => placeOf.get(code) ?? { vi: code, en: code }) }]
        : [],
    ),
  };
}

/** Organisations that a role can be held for, by name. */
export async function listOrganisations(viewer: Viewer) {
  if (!canAdministerPeople(viewer)) return [];
  return db.organisation.findMany({ orderBy: { nameVi: "asc" }, select: { id: true, nameVi: true, nameEn: true, kind: true } });
}
