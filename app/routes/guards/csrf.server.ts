import { randomBytes } from "node:crypto";
import { env } from "~/platform/env.server";
import { sameBytes, sign, unsign } from "~/platform/secret.server";
import { hostCookieName, readCookie, writeCookie } from "./cookies.server";
import { limitedForm } from "./request-body.server";

const PURPOSE = "form-token";
const DAY = 24 * 3600;
const name = () => hostCookieName("tlv_csrf");

/**
 * The token that proves a form was served by us: a signed random value in a cookie, repeated in the field `csrf` of every form (signed
 * double-submit). `setCookie` is given when the browser has none yet.
 */
export function csrfToken(request: Request): { token: string; setCookie?: string } {
  const known = readCookie(request, name());
  if (known && unsign(PURPOSE, known)) return { token: known };
  const token = sign(PURPOSE, randomBytes(18).toString("base64url"));
  return { token, setCookie: writeCookie(name(), token, 30 * DAY) };
}

/**
 * The form of a POST from one of our own pages; line two of every action. Refuses with 403 what another site sent or what lacks the token,
 * and with 413 more than 12 MB.
 */
export async function checkedForm(request: Request): Promise<FormData> {
  requireOwnPages(request);
  const form = await limitedForm(request);
  requireFormToken(request, form.get("csrf"));
  return form;
}

/**
 * The form of a POST of which a wrong one does no harm that the person could not see and undo; it may stand on pages that are the same for everybody and hold no
 * token. What the browser itself says comes from one of our pages is let in without one. Null is for a browser that says nothing and sent no token: it is
 * asked again on a page that has one. Refuses what another site sent with 403.
 */
export async function harmlessForm(request: Request): Promise<{ form: FormData; checked: boolean }> {
  requireOwnPages(request);
  const form = await limitedForm(request);
  if (form.get("csrf")) requireFormToken(request, form.get("csrf"));
  return { form, checked: Boolean(form.get("csrf")) || saysOurPages(request) };
}

/** Lets through only a POST that does not come from another site: 405 or 403. */
export function requireOwnPages(request: Request): void {
  if (request.method !== "POST") throw new Response(null, { status: 405, statusText: "Method Not Allowed" });
  if (!fromOurPages(request)) throw refused();
}

/** Refuses with 403 a form whose token is not the browser's. */
export function requireFormToken(request: Request, given: unknown): void {
  const expected = readCookie(request, name());
  if (typeof given !== "string" || !expected || !unsign(PURPOSE, expected)) throw refused();
  if (!sameBytes(Buffer.from(given), Buffer.from(expected))) throw refused();
}

/** Browsers say where a request comes from and scripts cannot change it. What says nothing (an old browser) is left to the token. */
function fromOurPages(request: Request): boolean {
  const site = request.headers.get("Sec-Fetch-Site");
  if (site && site !== "same-origin") return false;
  const origin = request.headers.get("Origin");
  if (!origin) return true;
  // A page under a strict referrer policy sends "null" even to its own site; Sec-Fetch-Site then decides.
  if (origin === "null") return site === "same-origin";
  return origin === env.origin || hostOf(origin) === new URL(request.url).host;
}

/** Whether the browser says in so many words that a page of ours sent this. */
function saysOurPages(request: Request): boolean {
  const origin = request.headers.get("Origin");
  return request.headers.get("Sec-Fetch-Site") === "same-origin" || (origin !== null && origin !== "null");
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function refused(): Response {
  return new Response(null, { status: 403, statusText: "Form Refused" });
}
