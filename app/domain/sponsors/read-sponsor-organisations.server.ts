import type { Viewer } from "~/domain/accounts/viewer";
import { db } from "~/platform/database.server";

export type SponsorOrganisation = { id: string; nameVi: string; nameEn: string };

/** The organisations that the viewer may give for: those of their live grants as sponsor. */
export async function listSponsorOrganisations(viewer: Viewer | null): Promise<SponsorOrganisation[]> {
  const ids = viewer?.grants.flatMap(({ role, organisationId }) => (role === "sponsor" && organisationId ? [organisationId] : [])) ?? [];
  if (ids.length === 0) return [];
  return db.organisation.findMany({ where: { id: { in: ids } }, select: { id: true, nameVi: true, nameEn: true }, orderBy: { nameVi: "asc" } });
}
