import type { ActionFunctionArgs } from "@remix-run/node";
import { noteMailFate } from "~/domain/notifications/note-mail-fate.server";
import { log } from "~/platform/log.server";
import { verifyResendWebhook } from "~/platform/resend.server";

/** Bytes; a notice is a few kilobytes. The web server refuses a body that does not announce its length. */
const NOTICE_MAX_BYTES = 256 * 1024;

/** Only the mail provider posts here, so there is nothing to look at. */
export function loader() {
  return answer(405, "Method Not Allowed");
}

/**
 * Notices of the mail provider: delivered, bounced, complained about. No session and no form token: each notice carries the provider's own
 * signature (Svix), and without one that holds nothing is read. 404 while RESEND_WEBHOOK_SECRET is not set; 503 asks for the notice again.
 */
export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== "POST") return answer(405, "Method Not Allowed");
  if (Number(request.headers.get("Content-Length") ?? 0) > NOTICE_MAX_BYTES) return answer(413, "Content Too Large");
  const notice = verifyResendWebhook(await request.text(), request.headers);
  if (!notice.ok) {
    if (notice.reason === "not-configured") return answer(404, "Notices are not configured here.");
    log.warn({ reason: notice.reason }, "a notice of the mail provider was refused");
    return notice.reason === "bad-signature" ? answer(401, "The signature does not hold.") : answer(400, "The notice cannot be read.");
  }
  const fate = await noteMailFate(notice.event);
  return fate === "not-yet" ? answer(503, "This mail is not known yet: please send the notice again.") : answer(200, fate);
}

function answer(status: number, words: string): Response {
  return new Response(words, { status, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" } });
}
