import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { env, SettingError } from "./env.server";

let known: string | undefined;

/**
 * The secret that codes, form tokens and short-lived cookies are keyed with: SESSION_SECRET, or in the demonstration one that is made once
 * and kept in DATA_DIR/session-secret, so that a restart signs nobody out. Refuses to invent one outside the demonstration.
 */
function secret(): string {
  known ??= env.SESSION_SECRET ?? keptSecret();
  return known;
}

function keptSecret(): string {
  if (!env.demo) throw new SettingError("Wrong setting: SESSION_SECRET is required outside the demonstration.");
  const file = path.resolve(env.DATA_DIR, "session-secret");
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    // "wx" refuses an existing file, so of two processes starting together one writes and both read the same.
    writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}

/** HMAC-SHA256 of the text under the product's secret. The purpose keeps a value made for one use from serving another. */
export function keyedHash(purpose: string, text: string): Buffer {
  return createHmac("sha256", secret()).update(`${purpose}\n${text}`).digest();
}

/** The text with its signature: `base64url(text).base64url(signature)`, safe in a cookie. */
export function sign(purpose: string, text: string): string {
  return `${Buffer.from(text).toString("base64url")}.${keyedHash(purpose, text).toString("base64url")}`;
}

/** The text of a signed value, or null when the signature is not ours for this purpose. */
export function unsign(purpose: string, signed: string | null | undefined): string | null {
  const [encoded, signature] = (signed ?? "").split(".");
  if (!encoded || !signature) return null;
  const text = Buffer.from(encoded, "base64url").toString();
  return sameBytes(Buffer.from(signature, "base64url"), keyedHash(purpose, text)) ? text : null;
}

/** Compares without telling by its duration where the difference lies. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}
