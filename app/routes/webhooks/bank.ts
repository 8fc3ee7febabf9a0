import type { ActionFunctionArgs } from "@remix-run/node";
import { receiveBankNotice } from "~/domain/payments/receive-bank-notice.server";
import { checkNoticeSignature } from "~/platform/bank-signature.server";
import { log } from "~/platform/log.server";
import { limitedBytes } from "~/routes/guards/request-body.server";

/** Bytes; a notice has a few hundred. */
const NOTICE_MAX_BYTES = 64 * 1024;

/** Only the bank's messenger posts here, so there is nothing to look at. */
export function loader() {
  return answer(405, "POST only");
}

/**
 * Notices of money in and out from a messenger of the SePay or the Casso kind. No session and no form token: each notice is signed, and without a
 * signature that holds nothing is taken from it. 404 while no secret of either kind is set. Once taken in, also a second time, a notice is answered 200 and
 * {"success":true}; 503 asks for it again.
 */
export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== "POST") return answer(405, "POST only");
  const body = await boundedBody(request);
  if (body === null) return answer(413, "body-too-large");
  const signed = checkNoticeSignature(body, request.headers);
  if (!signed.ok) {
    if (signed.reason === "not-configured") return answer(404, "not-configured");
    log.warn({ reason: signed.reason }, "a notice of the bank was refused");
    return answer(401, signed.reason);
  }
  if (!/^application\/json\b/i.test(request.headers.get("Content-Type") ?? "")) return answer(415, "content-type-must-be-application-json");
  const text = utf8(body);
  if (text === null) return answer(400, "not-utf-8");
  try {
    const taken = await receiveBankNotice(text, signed.scheme);
    if (taken.ok) return answer(200);
    log.warn({ reason: taken.reason }, "a notice of the bank cannot be read");
    return answer(400, taken.reason);
  } catch (error) {
    log.error({ err: error }, "a notice of the bank could not be taken in");
    return answer(503, "try-again");
  }
}

async function boundedBody(request: Request): Promise<Uint8Array | null> {
  try {
    return await limitedBytes(request, NOTICE_MAX_BYTES);
  } catch (error) {
    if (error instanceof Response) return null;
    throw error;
  }
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function answer(status: number, message?: string): Response {
  return Response.json(message ? { success: false, message } : { success: true }, { status, headers: { "Cache-Control": "no-store", ...(status === 405 ? { Allow: "POST" } : {}) } });
}
