import { SESSION_SECONDS } from "~/domain/accounts/session";
import { readCookie, writeCookie } from "./cookies.server";

const NAME = "tlv_session";

export function sessionToken(request: Request): string | undefined {
  return readCookie(request, NAME);
}

export function sessionCookie(token: string): string {
  return writeCookie(NAME, token, SESSION_SECONDS);
}

export function endedSessionCookie(): string {
  return writeCookie(NAME, "", 0);
}
