import { Meilisearch } from "meilisearch";
import { env } from "~/platform/env.server";

/** A visitor waits no longer than this for the search server. */
const ASK_MS = 800;
/** A batch of documents takes the server seconds to accept when it is busy. */
const TELL_MS = 30_000;

const clients = new Map<string, Meilisearch>();

export function searchServerConfigured(): boolean {
  return Boolean(env.MEILISEARCH_HOST);
}

/** The client for questions of visitors (`ask`) or for writing the index (`tell`). Throws when no server is configured. */
export function searchServer(use: "ask" | "tell"): Meilisearch {
  const host = env.MEILISEARCH_HOST;
  if (!host) throw new Error("MEILISEARCH_HOST is not set");
  const key = `${use} ${host} ${env.MEILISEARCH_API_KEY ?? ""}`;
  let client = clients.get(key);
  if (!client) {
    client = new Meilisearch({ host, apiKey: env.MEILISEARCH_API_KEY, timeout: use === "ask" ? ASK_MS : TELL_MS, defaultWaitOptions: { timeout: 120_000, interval: 50 } });
    clients.set(key, client);
  }
  return client;
}
