import type { Role } from "~/domain/accounts/viewer";

const homes: [Role, string][] = [
  ["admin", "/admin"],
  ["fund_manager", "/fund"],
  ["auditor", "/fund"],
  ["coordinator", "/coordinate"],
  ["receiver", "/receive"],
  ["programme_officer", "/programmes"],
];

/** Where a person's own work is, and so where signing in leads when no page was asked for. */
export function homePath({ roles }: { roles: Role[] }): string {
  return homes.find(([role]) => roles.includes(role))?.[1] ?? "/my/pledges";
}
