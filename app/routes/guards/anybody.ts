import type { AppLoadContext } from "@remix-run/node";

// Who is signed in, what he was just told, what he keeps. A form token alone makes nobody of a visitor: a page without forms does not show it.
const telling = /(?:^|;)\s*(?:__Host-)?tlv_(?:session|flash|shortlist|basket)=/;

/** Whether a Cookie header says something that a page would show. */
export function isSomebody(cookies: string | undefined): boolean {
  return cookies !== undefined && telling.test(cookies);
}

/** Whether this page is being made for everybody at once and may therefore hold nothing of a single visitor, not even a form token. */
export function isForEverybody(context: AppLoadContext): boolean {
  return context.forEverybody === true;
}
