import { recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { transact } from "~/platform/database.server";
import { limit } from "~/platform/rate-limit.server";
import { confirmPerson } from "./confirm-person.server";
import { normalEmail } from "./email";
import { viewerOfToken } from "./read-viewer.server";
import { checkCode } from "./sign-in-code.server";
import { startSession } from "./start-session.server";
import type { Viewer } from "./viewer";

const QUARTER_HOUR = 900;
/** Codes that may be tried from one network address, and for one email, within a quarter of an hour. */
export const TRIES_PER_ADDRESS = 120;
export const TRIES_PER_EMAIL = 20;

export type SignInRefusal = "code-wrong" | "code-expired" | "too-many-attempts" | "disabled";

/**
 * Signs in with the newest code of an address. On the first sign-in the person becomes a sponsor. Refuses a wrong or expired code, too many
 * tries, and, only after the right code, a disabled person.
 */
export async function signInWithCode(attempt: {
  email: string;
  code: string;
  device: string;
  ip: string;
  locale?: "vi" | "en";
}): Promise<Outcome<{ token: string; viewer: Viewer }, SignInRefusal>> {
  const email = normalEmail(attempt.email);
  if (!email) return refuse("code-wrong");
  const fromAddress = await limit(`sign-in-try:ip:${attempt.ip}`, TRIES_PER_ADDRESS, QUARTER_HOUR);
  const forEmail = await limit(`sign-in-try:email:${email}`, TRIES_PER_EMAIL, QUARTER_HOUR);
  if (!fromAddress.ok || !forEmail.ok) return refuse("too-many-attempts");

  const signedIn = await transact(async (tx): Promise<Outcome<{ token: string }, SignInRefusal>> => {
    const checked = await checkCode(tx, { email, purpose: "sign_in", code: attempt.code });
    if (!checked.ok) return checked;
    const confirmed = await confirmPerson(tx, { email, locale: attempt.locale ?? "vi" });
    if (!confirmed.ok) return confirmed;
    const { personId } = confirmed;
    const token = await startSession({ personId, device: attempt.device }, tx);
    await recordEvent(tx, { kind: "person.signed_in", subjectType: "person", subjectId: personId, actor: { personId, role: "self" } });
    return { ok: true, token };
  });
  if (!signedIn.ok) return signedIn;
  const viewer = await viewerOfToken(signedIn.token);
  return viewer ? { ok: true, token: signedIn.token, viewer } : refuse("disabled");
}
