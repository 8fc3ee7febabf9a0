import { redirectWithFlash } from "~/routes/guards/flash.server";
import { sessionCookie } from "~/routes/guards/session-cookie.server";
import { shortlistCookie } from "~/routes/guards/shortlist.server";

const pairOf = (cookie: string) => cookie.split(";")[0]!;

/** The cookies, as a browser sends them, of somebody who is signed in and of somebody who keeps a need. */
export function sessionCookies(): string[] {
  return [sessionCookie("token"), shortlistCookie(["HP-MEAL-0001"])].map(pairOf);
}

/** The cookie, as a browser sends it, of somebody who has just done something. */
export function flashCookie(): string {
  return pairOf(redirectWithFlash(new Request("http://localhost:3000/"), "/", { tone: "info", text: "x" }).headers.getSetCookie()[0]!);
}
