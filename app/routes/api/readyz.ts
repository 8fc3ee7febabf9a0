import { searchStanding } from "~/domain/search/choose-engine.server";
import { readiness } from "~/platform/readiness.server";

/**
 * Whether this process can serve visitors now: 200, or 503 with what is missing. `degraded` says that it serves them all the same, with PostgreSQL
 * answering searches in place of the search server that is configured.
 */
export async function loader() {
  const state = await readiness();
  const search = state.checks.database === "ok" ? await searchStanding() : "failed";
  const status = !state.ready ? "unavailable" : search === "degraded" ? "degraded" : "ready";
  return Response.json({ status, checks: { ...state.checks, search } }, { status: state.ready ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
