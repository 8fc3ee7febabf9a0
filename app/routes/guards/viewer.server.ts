import { redirect } from "@remix-run/node";
import { hasRole, type Role, type Viewer } from "~/domain/accounts/viewer";
import { viewerOfToken } from "~/domain/accounts/read-viewer.server";
import { localHref } from "./locale.server";
import { nextPath } from "./next-path";
import { sessionToken } from "./session-cookie.server";

const byRequest = new WeakMap<Request, Promise<Viewer | null>>();
// The framework hands each loader of a page its own copy of the request and runs them together: look-ups under way are shared by token.
const underWay = new Map<string, Promise<Viewer | null>>();

/** Lets everybody in and tells who it is, if signed in. First line of every public loader and action. */
export function allowAnyone(request: Request): Promise<Viewer | null> {
  const known = byRequest.get(request) ?? lookUp(sessionToken(request));
  byRequest.set(request, known);
  return known;
}

/** Lets signed-in people in; others are sent to the sign-in page and come back here afterwards. */
export async function requireSignedIn(request: Request): Promise<Viewer> {
  const viewer = await allowAnyone(request);
  if (viewer) return viewer;
  const { pathname, search } = new URL(request.url);
  const next = nextPath(`${pathname}${request.method === "GET" ? search : ""}`);
  throw redirect(localHref(request, next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"));
}

/** Lets people in who hold one of the roles; others who are signed in get 403. */
export async function requireRole(request: Request, ...roles: Role[]): Promise<Viewer> {
  const viewer = await requireSignedIn(request);
  if (!hasRole(viewer, ...roles)) throw new Response(null, { status: 403, statusText: "Forbidden" });
  return viewer;
}

function lookUp(token: string | undefined): Promise<Viewer | null> {
  if (!token) return Promise.resolve(null);
  const running = underWay.get(token);
  if (running) return running;
  const started = viewerOfToken(token).finally(() => underWay.delete(token));
  underWay.set(token, started);
  return started;
}
