import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { clock } from "~/platform/clock.server";
import { env } from "~/platform/env.server";

export type NoticeSigned = { ok: true } | { ok: false; reason: "not-configured" | "unsigned" | "bad-signature" | "too-old" | "bad-key" };

/**
 * Whether a notice comes from the bank's messenger, in SePay's scheme. With BANK_WEBHOOK_SECRET: `X-SePay-Timestamp` holds seconds since 1970 and
 * `X-SePay-Signature` holds `sha256=` and the hexadecimal HMAC-SHA256, under the secret, of the timestamp, a dot and the untouched body; a
 * timestamp further than BANK_WEBHOOK_TOLERANCE_SECONDS from now, in either direction, is refused. With BANK_WEBHOOK_API_KEY:
 * `Authorization: Apikey <key>`. With both set both must hold; with neither the door is shut.
 */
export function checkNoticeSignature(body: Uint8Array, headers: Headers): NoticeSigned {
  const { BANK_WEBHOOK_SECRET: secret, BANK_WEBHOOK_API_KEY: key } = env;
  if (!secret && !key) return { ok: false, reason: "not-configured" };
  if (key && !same(headers.get("Authorization") ?? "", `Apikey ${key}`)) return { ok: false, reason: "bad-key" };
  return secret ? checkHmac(body, headers, secret) : { ok: true };
}

function checkHmac(body: Uint8Array, headers: Headers, secret: string): NoticeSigned {
  const timestamp = headers.get("X-SePay-Timestamp") ?? "";
  const signature = headers.get("X-SePay-Signature") ?? "";
  if (!/^\d{1,12}$/.test(timestamp) || !signature) return { ok: false, reason: "unsigned" };
  const right = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex");
  if (!same(signature.toLowerCase(), `sha256=${right}`)) return { ok: false, reason: "bad-signature" };
  const drift = Math.abs(clock.now().getTime() / 1000 - Number(timestamp));
  return drift <= env.BANK_WEBHOOK_TOLERANCE_SECONDS ? { ok: true } : { ok: false, reason: "too-old" };
}

/** Compares in a time that tells nothing of where two texts part. */
function same(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(a!, b!);
}
