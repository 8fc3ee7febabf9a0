import { createHash } from "node:crypto";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { SEEN_EVERY_SECONDS } from "./session";
import { isRole, type Grant, type Role, type Viewer } from "./viewer";

type Row = {
  sessionId: string;
  lastSeenAt: Date;
  personId: string;
  name: string;
  email: string;
  locale: "vi" | "en";
  grants: { role: string; organisationId: string | null; areaCodes: string[]; caseStaff: boolean }[];
};

/** What is stored of a session's token: its SHA-256, so that a read of the table opens no session. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** The person behind a session token, or null when the session is unknown, revoked or over, or the person is disabled. */
export async function viewerOfToken(token: string): Promise<Viewer | null> {
  const now = clock.now();
  const [row] = await db.$queryRaw<Row[]>`
    SELECT s.id AS "sessionId", s.last_seen_at AS "lastSeenAt", p.id AS "personId", p.display_name AS name, p.email, p.locale,
      coalesce((SELECT json_agg(json_build_object('role', g.role, 'organisationId', g.organisation_id, 'areaCodes', g.area_codes,
        'caseStaff', g.case_staff) ORDER BY g.granted_at, g.id) FROM role_grant g WHERE g.person_id = p.id AND g.revoked_at IS NULL), '[]') AS grants
    FROM sign_in_session s JOIN person p ON p.id = s.person_id
    WHERE s.token_hash = ${tokenHash(token)} AND s.revoked_at IS NULL AND s.expires_at > ${now} AND p.disabled_at IS NULL`;
  if (!row) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > SEEN_EVERY_SECONDS * 1000) {
    await db.signInSession.updateMany({ where: { id: row.sessionId }, data: { lastSeenAt: now } });
  }
  const grants = row.grants.filter((grant): grant is Grant => isRole(grant.role));
  const roles: Role[] = [...new Set(grants.map((grant) => grant.role))];
  const { personId, name, email, locale, sessionId } = row;
  return { personId, name, email, locale, roles, grants, sessionId };
}
