const MAX_LENGTH = 500;
/** Pages that one does not want to be brought back to after signing in. */
const never = /^\/(en\/)?(sign-in|sign-out|dev\/sign-in)(\/|\?|$)/;

/**
 * The page to return to after signing in, or null when the value is not a plain path of this site. Refused are other sites in every spelling
 * that browsers accept ("//x", "/\x", "https:x", control characters between slashes) and the sign-in pages themselves.
 */
export function nextPath(value: unknown): string | null {
  if (typeof value !== "string" || value.length > MAX_LENGTH) return null;
  if (!/^\/(?![/\\])[^\\\u0000-\u0020\u007f]*$/.test(value)) return null;
  const base = "http://site.invalid";
  const url = URL.canParse(value, base) ? new URL(value, base) : null;
  if (!url || url.origin !== base || url.pathname.startsWith("//")) return null;
  const path = `${url.pathname}${url.search}${url.hash}`;
  return never.test(path) ? null : path;
}
