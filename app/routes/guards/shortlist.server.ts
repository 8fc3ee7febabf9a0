import { parseShortlist } from "~/domain/search/shortlist";
import { sign, unsign } from "~/platform/secret.server";
import { hostCookieName, readCookie, writeCookie } from "./cookies.server";

const PURPOSE = "shortlist";
const SECONDS = 365 * 24 * 3600;
const name = () => hostCookieName("tlv_shortlist");

/** The codes of the needs that this browser keeps. */
export function readShortlist(request: Request): string[] {
  return parseShortlist(unsign(PURPOSE, readCookie(request, name())));
}

/** The `Set-Cookie` value that keeps these codes for a year; none removes the cookie. */
export function shortlistCookie(codes: readonly string[]): string {
  return codes.length > 0 ? writeCookie(name(), sign(PURPOSE, codes.join(" ")), SECONDS) : writeCookie(name(), "", 0);
}
