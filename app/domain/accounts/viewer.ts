export const roles = ["sponsor", "receiver", "coordinator", "fund_manager", "programme_officer", "auditor", "admin"] as const;
export type Role = (typeof roles)[number];

/** One live grant of a role. `areaCodes` holds codes of provinces or communes; empty means everywhere. */
export type Grant = { role: Role; organisationId: string | null; areaCodes: string[]; caseStaff: boolean };

/** The signed-in person, as every command and read takes it. */
export type Viewer = {
  personId: string;
  name: string;
  email: string;
  locale: "vi" | "en";
  roles: Role[];
  grants: Grant[];
  sessionId: string;
};

export function isRole(value: string): value is Role {
  return (roles as readonly string[]).includes(value);
}

/** Whether the viewer holds at least one of the roles, wherever and for whomever. Nobody signed in holds none. */
export function hasRole(viewer: Viewer | null, ...wanted: Role[]): boolean {
  return viewer !== null && viewer.grants.some((grant) => wanted.includes(grant.role));
}

/** Whether a grant of this role reaches the area: it names the commune, its province, or no area at all. */
export function coversArea(viewer: Viewer, role: Role, area: { areaCode: string; provinceCode: string }): boolean {
  return viewer.grants.some(
    (grant) =>
      grant.role === role &&
      (grant.areaCodes.length === 0 || grant.areaCodes.includes(area.areaCode) || grant.areaCodes.includes(area.provinceCode)),
  );
}

/** Whether the viewer holds this role for this organisation. A role without an organisation acts for none. */
export function actsFor(viewer: Viewer, role: Role, organisationId: string): boolean {
  return viewer.grants.some((grant) => grant.role === role && grant.organisationId === organisationId);
}

/** Codes of the areas whose work the viewer may see as a coordinator; null stands for everywhere, as for an auditor. */
export function coordinatedAreas(viewer: Viewer): string[] | null {
  if (hasRole(viewer, "auditor")) return null;
  const grants = viewer.grants.filter((grant) => grant.role === "coordinator");
  return grants.some((grant) => grant.areaCodes.length === 0) ? null : grants.flatMap((grant) => grant.areaCodes);
}
