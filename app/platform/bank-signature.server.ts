import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { clock } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { sortedJson } from "~/platform/sorted-json";

/** In whose shape and scheme a notice comes. */
export type NoticeScheme = "sepay" | "casso";
export type NoticeSigned = { ok: true; scheme: NoticeScheme } | { ok: false; reason: "not-configured" | "unsigned" | "bad-signature" | "too-old" | "bad-key" };

/**
 * Whether a notice comes from the bank's messenger. A request that carries `X-Casso-Signature` is held to Casso's scheme, every other to SePay's; each
 * scheme is open only when its own secret is set (BANK_WEBHOOK_CASSO_SECRET; BANK_WEBHOOK_SECRET and BANK_WEBHOOK_API_KEY), and with neither the door is
 * shut. Refused: no signature, a wrong one, a wrong key, and a moment of signing further than BANK_WEBHOOK_TOLERANCE_SECONDS from now in either direction.
 */
export function checkNoticeSignature(body: Uint8Array, headers: Headers): NoticeSigned {
  const { BANK_WEBHOOK_SECRET: secret, BANK_WEBHOOK_API_KEY: key, BANK_WEBHOOK_CASSO_SECRET: casso } = env;
  const claimed = headers.get("X-Casso-Signature");
  if (casso && (claimed !== null || (!secret && !key))) return checkCasso(body, claimed ?? "", casso);
  if (!secret && !key) return { ok: false, reason: "not-configured" };
  if (key && !same(headers.get("Authorization") ?? "", `Apikey ${key}`)) return { ok: false, reason: "bad-key" };
  return secret ? checkSePay(body, headers, secret) : { ok: true, scheme: "sepay" };
}

/**
 * `X-SePay-Timestamp` holds seconds since 1970, `X-SePay-Signature` holds `sha256=` and the hexadecimal HMAC-SHA256, under the secret, of the timestamp,
 * a dot and the untouched body.
 */
function checkSePay(body: Uint8Array, headers: Headers, secret: string): NoticeSigned {
  const timestamp = headers.get("X-SePay-Timestamp") ?? "";
  const signature = headers.get("X-SePay-Signature") ?? "";
  if (!/^\d{1,12}$/.test(timestamp) || !signature) return { ok: false, reason: "unsigned" };
  const right = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex");
  if (!same(signature.toLowerCase(), `sha256=${right}`)) return { ok: false, reason: "bad-signature" };
  return recent(Number(timestamp) * 1000) ? { ok: true, scheme: "sepay" } : { ok: false, reason: "too-old" };
}

/**
 * `X-Casso-Signature` holds `t=<milliseconds since 1970>,v1=<hexadecimal HMAC-SHA512>` of the moment, a dot and the notice written again as JSON with the
 * keys of every object in alphabetical order. What is no JSON object cannot have been signed.
 */
function checkCasso(body: Uint8Array, header: string, secret: string): NoticeSigned {
  const match = /^\s*t=(\d{1,15})\s*,\s*v1=([0-9a-f]{128})\s*$/i.exec(header);
  if (!match) return { ok: false, reason: "unsigned" };
  const message = sortedJson(Buffer.from(body).toString("utf8"));
  if (message === null) return { ok: false, reason: "bad-signature" };
  const right = createHmac("sha512", secret).update(`${match[1]}.${message}`).digest("hex");
  if (!same(match[2]!.toLowerCase(), right)) return { ok: false, reason: "bad-signature" };
  return recent(Number(match[1])) ? { ok: true, scheme: "casso" } : { ok: false, reason: "too-old" };
}

function recent(milliseconds: number): boolean {
  return Math.abs(clock.now().getTime() - milliseconds) <= env.BANK_WEBHOOK_TOLERANCE_SECONDS * 1000;
}

/** Compares in a time that tells nothing of where two texts part. */
function same(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(a!, b!);
}
