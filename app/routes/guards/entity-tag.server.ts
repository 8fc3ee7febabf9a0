import { createHash } from "node:crypto";

/** The weak tag of a text: a compressed copy is the same answer (RFC 9110, 8.8.1). */
export function tagOf(text: string): string {
  return `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
}

/** Whether a client has what bears this tag already; compared weakly (RFC 9110, 13.1.2). */
export function hasAlready(request: Request, tag: string): boolean {
  return namesTag(request.headers.get("If-None-Match"), tag);
}

/** Whether an If-None-Match header names this tag, or any. */
export function namesTag(asked: string | null | undefined, tag: string): boolean {
  const bare = (one: string) => one.trim().replace(/^W\//, "");
  return asked != null && (asked.trim() === "*" || asked.split(",").some((one) => bare(one) === bare(tag)));
}
