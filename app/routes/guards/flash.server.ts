import { redirect } from "@remix-run/node";
import { sign, unsign } from "~/platform/secret.server";
import { readCookie, writeCookie } from "./cookies.server";
import { localHref } from "./locale.server";

export type Flash = { tone: "success" | "info" | "warning" | "danger"; text: string };

const NAME = "tlv_flash";
const SECONDS = 60;

/** Goes to a site path in the request's language and says there what has just happened. `cookies` are further `Set-Cookie` values. */
export function redirectWithFlash(request: Request, to: string, flash: Flash, cookies: string[] = []): Response {
  const headers = new Headers();
  for (const cookie of [...cookies, writeCookie(NAME, sign("flash", JSON.stringify(flash)), SECONDS)]) headers.append("Set-Cookie", cookie);
  return redirect(localHref(request, to), { headers });
}

/** What the last act answered, once: `setCookie` removes it. */
export function readFlash(request: Request): { flash: Flash | null; setCookie?: string } {
  const cookie = readCookie(request, NAME);
  if (!cookie) return { flash: null };
  const text = unsign("flash", cookie);
  return { flash: text ? (JSON.parse(text) as Flash) : null, setCookie: writeCookie(NAME, "", 0) };
}
