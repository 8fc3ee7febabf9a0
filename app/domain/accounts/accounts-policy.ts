import { hasRole, type Role, type Viewer } from "./viewer";

/** Only administrators see and change other people's accounts. */
export function canAdministerPeople(viewer: Viewer | null): viewer is Viewer {
  return hasRole(viewer, "admin");
}

/** Roles that mean nothing without the organisation they are held for. */
export function needsOrganisation(role: Role): boolean {
  return role === "receiver";
}

/** Roles whose reach may be narrowed to provinces or communes. */
export function mayHaveAreas(role: Role): boolean {
  return role === "coordinator" || role === "programme_officer";
}

/** Only those who work with children's cases may be let into the restricted register. */
export function mayBeCaseStaff(role: Role): boolean {
  return role === "coordinator" || role === "receiver";
}
