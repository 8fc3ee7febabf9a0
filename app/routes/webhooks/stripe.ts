import type { ActionFunctionArgs } from "@remix-run/node";
import { noteReport } from "~/domain/cards/note-report.server";
import { log } from "~/platform/log.server";
import { readStripeNotice } from "~/platform/stripe-notice.server";

/** Bytes; a notice is a few kilobytes. The web server refuses a body that does not announce its length. */
const NOTICE_MAX_BYTES = 512 * 1024;

/** Only Stripe posts here, so there is nothing to look at. */
export function loader() {
  return answer(405, "Method Not Allowed");
}

/**
 * Notices of Stripe about card payments. No session and no form token: each carries Stripe's own signature over its untouched body, and without one
 * that holds nothing is read. It is stored once and answered at once; booking follows as a job. 404 while cards are not configured; 503 when it cannot
 * be stored, so that Stripe sends it again.
 */
export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== "POST") return answer(405, "Method Not Allowed");
  if (Number(request.headers.get("Content-Length") ?? 0) > NOTICE_MAX_BYTES) return answer(413, "Content Too Large");
  const body = await request.text();
  if (body.length > NOTICE_MAX_BYTES) return answer(413, "Content Too Large");
  const read = readStripeNotice(body, request.headers.get("Stripe-Signature"));
  if (!read.ok) {
    if (read.reason === "not-configured") return answer(404, "Card payments are not configured here.");
    log.warn({ reason: read.reason }, "a notice of the card processor was refused");
    return read.reason === "bad-signature" ? answer(400, "The signature does not hold.") : answer(400, "The notice cannot be read.");
  }
  try {
    return answer(200, (await noteReport(read.notice)) ? "stored" : "known");
  } catch (error) {
    log.error({ err: error }, "a notice of the card processor could not be stored");
    return answer(503, "The notice cannot be stored now: please send it again.");
  }
}

function answer(status: number, words: string): Response {
  return new Response(words, { status, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" } });
}
