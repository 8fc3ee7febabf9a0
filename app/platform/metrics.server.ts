import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

type Metrics = { registry: Registry; requests: Histogram<"method" | "status">; pages: Counter<"source">; timedFailures: Counter<"task">; pageBytes: { measure: () => number } };
type Shared = { tlvMetrics?: Metrics };
const shared = globalThis as Shared;

/** Process and request metrics in Prometheus' form; one registry for the process. */
export function metrics(): Metrics {
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
    const pages = new Counter({
      name: "shared_pages_total",
      help: "Requests for pages that are the same for everybody: hit (from memory), miss (made), shared (waited for the same one), own (made for one visitor)",
      labelNames: ["source"] as const,
      registers: [registry],
    });
    const pageBytes = { measure: () => 0 };
    new Gauge({ name: "shared_pages_bytes", help: "Memory of the pages that are kept, in bytes", registers: [registry], collect: function () { this.set(pageBytes.measure()); } });
    shared.tlvMetrics = { registry, requests, pages, pageBytes, timedFailures };
  }
  return shared.tlvMetrics;
}
