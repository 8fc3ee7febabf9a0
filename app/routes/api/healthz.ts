/** The process answers. It asks nothing else, so that a database outage does not make a supervisor kill a healthy process. */
export function loader() {
  return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}
