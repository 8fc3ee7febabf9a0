import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import type { Role } from "./viewer";

export type DemoPerson = { personId: string; name: string; role: Role; organisationVi: string | null; organisationEn: string | null; places: string[] };

/** The demonstration people with the role each plays, ordered by role and name; none outside the demonstration. */
export async function listDemoPeople(): Promise<DemoPerson[]> {
  if (!env.demo) return [];
  return db.$queryRaw<DemoPerson[]>`
    SELECT p.id AS "personId", p.display_name AS name, g.role, o.name_vi AS "organisationVi", o.name_en AS "organisationEn",
      coalesce((SELECT array_agg(DISTINCT a.name_vi) FROM area a WHERE a.code = ANY (g.area_codes) AND a.valid_to IS NULL), '{}') AS places
    FROM person p
    JOIN role_grant g ON g.person_id = p.id AND g.revoked_at IS NULL
    LEFT JOIN organisation o ON o.id = g.organisation_id
    WHERE p.demo AND p.disabled_at IS NULL
    ORDER BY array_position(ARRAY['sponsor','receiver','coordinator','fund_manager','programme_officer','auditor','admin'], g.role), p.created_at, p.display_name`;
}
