import { timingSafeEqual } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { env } from "~/platform/env.server";
import { metrics } from "~/platform/metrics.server";

/** Prometheus metrics for the operator: only with the bearer token METRICS_TOKEN; without that setting the page does not exist. */
export async function loader({ request }: LoaderFunctionArgs) {
  const given = Buffer.from(request.headers.get("authorization") ?? "");
  const wanted = Buffer.from(`Bearer ${env.METRICS_TOKEN ?? ""}`);
  if (!env.METRICS_TOKEN || given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new Response(null, { status: 404 });
  const { registry } = metrics();
  return new Response(await registry.metrics(), { headers: { "Content-Type": registry.contentType, "Cache-Control": "no-store" } });
}
