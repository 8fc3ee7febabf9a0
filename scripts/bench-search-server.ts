import { setTimeout as wait } from "node:timers/promises";
import { openSearchServer } from "../tests/support/search-server";
import type { Figure } from "./bench-figures";
import { measureSearch } from "./bench-search";
import { startMeasured } from "./measured-product";

const LOOK_MS = 2_000;
const PATIENCE_MS = 45 * 60_000;

/** The same searches answered by the search server, once the product's worker has told it of all needs; nothing where there is no such server. */
export async function measureSearchServer(folder: string): Promise<Figure[]> {
  const server = await openSearchServer();
  if (!server) return [{ what: "search with a search server", result: "not measured: there is none" }];
  const product = await startMeasured(folder, { MEILISEARCH_HOST: server.host });
  try {
    const began = Date.now();
    while ((await standing(product.url)) !== "meilisearch") {
      if (Date.now() - began > PATIENCE_MS) return [{ what: "search with a search server", result: "not measured: its index was not built in time" }];
      await wait(LOOK_MS);
    }
    const seconds = ((Date.now() - began) / 1000).toFixed(0);
    return [{ what: "the search server's index is built", result: `${seconds} s` }, ...(await measureSearch(product.url, "meilisearch"))];
  } finally {
    await product.stop();
    await server.stop();
  }
}

async function standing(url: string): Promise<string> {
  return ((await fetch(`${url}/readyz`).then((response) => response.json())) as { checks: { search: string } }).checks.search;
}
