import { env } from "~/platform/env.server";

/** Pages that exist only in the demonstration answer 404 anywhere else. */
export function requireDemo(): void {
  if (!env.demo) throw new Response(null, { status: 404, statusText: "Not Found" });
}
