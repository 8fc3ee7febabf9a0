import autocannon from "autocannon";

/** One line of what was measured. `holds` is false where the target was missed. */
export interface Figure {
  what: string;
  result: string;
  target?: string;
  baseline?: string;
  ratio?: string;
  holds?: boolean;
}

export const CONNECTIONS = 8;

/** Requests per second and the 99th percentile, in ms, of one or several addresses taken in turn. A failed answer ends the measuring. */
export async function throughput(urls: string | string[], duration: number, headers: Record<string, string> = {}): Promise<{ perSecond: number; p99: number }> {
  const [first, ...rest] = [urls].flat() as [string, ...string[]];
  const requests = [first, ...rest].map((url) => ({ method: "GET" as const, path: url.slice(new URL(url).origin.length), headers: { "accept-encoding": "identity", ...headers } }));
  const measured = await autocannon({ url: new URL(first).origin, connections: CONNECTIONS, duration, requests });
  if (measured.non2xx > 0 || measured.errors > 0) throw new Error(`${first}: ${measured.non2xx} answers were no success, ${measured.errors} failed`);
  return { perSecond: measured.requests.average, p99: measured.latency.p99 };
}

/** How long each address takes, asked one after the other, in ms, in ascending order. */
export async function latencies(urls: string[], headers: Record<string, string> = {}): Promise<number[]> {
  const times: number[] = [];
  for (const url of urls) {
    const began = performance.now();
    const response = await fetch(url, { headers });
    await response.arrayBuffer();
    times.push(performance.now() - began);
    if (!response.ok) throw new Error(`${url} was answered ${response.status}`);
  }
  return times.sort((one, other) => one - other);
}

export function percentile(ascending: number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))]!;
}

/** A figure that must be at least, or at most, so much. */
export function against(what: string, value: number, unit: string, bound: { least?: number; most?: number }, more: Omit<Figure, "what" | "result" | "target" | "holds"> & { note?: string } = {}): Figure {
  const { note, ...columns } = more;
  const digits = Math.abs(value) < 10 ? 2 : 0;
  const target = bound.least !== undefined ? `≥ ${bound.least} ${unit}` : `≤ ${bound.most} ${unit}`;
  return { what, result: `${value.toFixed(digits)} ${unit}${note ? `, ${note}` : ""}`, target: target.trim(), ...columns, holds: bound.least !== undefined ? value >= bound.least : value <= bound.most! };
}
