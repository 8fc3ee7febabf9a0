import { csrfToken } from "~/routes/guards/csrf.server";

const ORIGIN = "http://localhost:3000";

/** A request of a browser to a page of ours, as a loader or an action takes it. `address` is the visitor's network address. */
export function ask(path: string, { cookies = [], method = "GET", body, headers = {}, address = "203.0.113.7" }: { cookies?: string[]; method?: string; body?: URLSearchParams; headers?: Record<string, string>; address?: string } = {}) {
  const request = new Request(ORIGIN + path, { method, body, headers: { Cookie: cookies.map(pairOf).join("; "), ...headers } });
  return { request, params: {}, context: { ip: address, nonce: "" } };
}

/** A form sent by a page of ours: with its token in the field and in the cookie, unless the test takes one away. */
export function sendForm(path: string, fields: Record<string, string>, { cookies = [], token = "own", headers = {}, address }: { cookies?: string[]; token?: "own" | "none" | "foreign"; headers?: Record<string, string>; address?: string } = {}) {
  const own = csrfToken(new Request(ORIGIN));
  const body = new URLSearchParams(fields);
  if (token !== "none") body.set("csrf", token === "own" ? own.token : csrfToken(new Request(ORIGIN)).token);
  return ask(path, { method: "POST", body, cookies: [...cookies, own.setCookie!], headers: { Origin: ORIGIN, ...headers }, address });
}

/** The cookies that an answer sets. */
export function cookiesOf(answer: Response): string[] {
  return answer.headers.getSetCookie();
}

function pairOf(cookie: string): string {
  return cookie.split(";")[0]!;
}
