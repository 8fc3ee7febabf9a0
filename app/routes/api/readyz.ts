import { readiness } from "~/platform/readiness.server";

/** Whether this process can serve visitors now: 200, or 503 with what is missing. */
export async function loader() {
  const state = await readiness();
  return Response.json({ status: state.ready ? "ready" : "unavailable", checks: state.checks }, { status: state.ready ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
