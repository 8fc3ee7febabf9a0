import type { AppLoadContext } from "@remix-run/node";

/** The network address a request came from, as our own web server saw it; rate limits count by it. A header of the client's cannot change it. */
export function clientAddress(context: AppLoadContext): string {
  return typeof context.ip === "string" && context.ip !== "" ? context.ip : "unknown";
}
