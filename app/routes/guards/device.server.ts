import { deviceName } from "~/domain/accounts/session";

/** What the person will recognise this browser by in the list of sessions. */
export function deviceOf(request: Request): string {
  return deviceName(request.headers.get("User-Agent"));
}
