import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { canAdministerPeople } from "./accounts-policy";
import { isRole, roles, type Role, type Viewer } from "./viewer";

const MONTH_DAYS = 30;

export type AccountFigures = { people: number; newThisMonth: number; disabled: number; openSessions: number; roles: { role: Role; people: number }[] };

/** How many people, disabled accounts, open sessions and holders of each role there are; new are those of the last 30 days. Null for others than administrators. */
export async function readAccountFigures(viewer: Viewer): Promise<AccountFigures | null> {
  if (!canAdministerPeople(viewer)) return null;
  const now = clock.now();
  const monthAgo = new Date(now.getTime() - MONTH_DAYS * 24 * 3600_000);
  const [people, newThisMonth, disabled, openSessions, held] = await Promise.all([
    db.person.count(),
    db.person.count({ where: { createdAt: { gt: monthAgo } } }),
    db.person.count({ where: { disabledAt: { not: null } } }),
    db.signInSession.count({ where: { revokedAt: null, expiresAt: { gt: now } } }),
    db.$queryRaw<{ role: string; people: number }[]>`
      SELECT g.role, count(DISTINCT g.person_id)::int AS people FROM role_grant g JOIN person p ON p.id = g.person_id
      WHERE g.revoked_at IS NULL AND p.disabled_at IS NULL GROUP BY g.role`,
  ]);
  const rows = held.flatMap(({ role, people: holders }) => (isRole(role) ? [{ role, people: holders }] : []));
  rows.sort((one, other) => roles.indexOf(one.role) - roles.indexOf(other.role));
  return { people, newThisMonth, disabled, openSessions, roles: rows };
}
