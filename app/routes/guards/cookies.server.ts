import { env } from "~/platform/env.server";

const secure = env.origin.startsWith("https://");

/** The `__Host-` prefix makes browsers refuse the cookie from a neighbouring subdomain; they allow it only over https. */
export function hostCookieName(name: string): string {
  return secure ? `__Host-${name}` : name;
}

export function readCookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get("Cookie") ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/**
 * A `Set-Cookie` value (RFC 6265) for the whole site, unreadable for scripts and not sent along by other sites' forms. `value` must be of
 * base64url letters and dots; `maxAge` is in seconds, 0 removes the cookie.
 */
export function writeCookie(name: string, value: string, maxAge: number): string {
  return [`${name}=${value}`, "Path=/", `Max-Age=${maxAge}`, "HttpOnly", "SameSite=Lax", ...(secure ? ["Secure"] : [])].join("; ");
}
