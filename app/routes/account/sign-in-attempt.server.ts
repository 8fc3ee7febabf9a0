import { z } from "zod";
import { readCookie, writeCookie } from "~/routes/guards/cookies.server";
import { nextPath } from "~/routes/guards/next-path";
import { sign, unsign } from "~/platform/secret.server";

const NAME = "tlv_signing_in";
const SECONDS = 30 * 60;
const attempt = z.object({ email: z.string(), next: z.string().nullable() });

/** Between the two steps of signing in the browser keeps whom the code was sent to and where to go after, so that no address is in a URL. */
export type SignInAttempt = z.infer<typeof attempt>;

export function rememberAttempt(value: SignInAttempt): string {
  return writeCookie(NAME, sign("signing-in", JSON.stringify(value)), SECONDS);
}

export function forgetAttempt(): string {
  return writeCookie(NAME, "", 0);
}

export function readAttempt(request: Request): SignInAttempt | null {
  const text = unsign("signing-in", readCookie(request, NAME));
  const parsed = text === null ? null : attempt.safeParse(JSON.parse(text));
  return parsed?.success ? { email: parsed.data.email, next: nextPath(parsed.data.next) } : null;
}
