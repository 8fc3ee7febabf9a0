import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";

type Shared = { tlvMetrics?: { registry: Registry; requests: Histogram<"method" | "status">; timedFailures: Counter<"task"> } };
const shared = globalThis as Shared;

/** Process and request metrics in Prometheus' form; one registry for the process. */
export function metrics() {
  if (!shared.tlvMetrics) {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const requests = new Histogram({
      name: "http_request_duration_seconds",
      help: "Time to answer a request, in seconds",
      labelNames: ["method", "status"] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [registry],
    });
    const timedFailures = new Counter({ name: "timed_subjects_failed_total", help: "Subjects for which a timed deed failed, by its task", labelNames: ["task"] as const, registers: [registry] });
    shared.tlvMetrics = { registry, requests, timedFailures };
  }
  return shared.tlvMetrics;
}
