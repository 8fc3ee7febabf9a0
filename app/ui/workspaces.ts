/** The areas a signed-in person may enter, by role; the order is that of the account menu. */
const workspaces = [
  { to: "/my", label: "workspace.my", roles: null },
  { to: "/receive", label: "workspace.receive", roles: ["receiver"] },
  { to: "/coordinate", label: "workspace.coordinate", roles: ["coordinator"] },
  { to: "/fund", label: "workspace.fund", roles: ["fund_manager", "auditor"] },
  { to: "/programmes", label: "workspace.programmes", roles: ["programme_officer"] },
  { to: "/admin", label: "workspace.admin", roles: ["admin"] },
] as const;

export interface Workspace {
  to: string;
  /** A key of the "ui" texts. */
  label: string;
}

/** The menu only points the way: each page decides for itself who may come in. */
export function workspacesFor(roles: readonly string[]): Workspace[] {
  return workspaces.filter((workspace) => workspace.roles === null || workspace.roles.some((role) => roles.includes(role)));
}
