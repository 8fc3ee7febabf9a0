import { LRUCache } from "lru-cache";
import type { OpenLedger, OpenLedgerFilters } from "./open-ledger";
import { readOpenLedger } from "./read-open-ledger.server";

const KEPT_MS = 60_000;

/** Every visitor of the same minute reads the same figures: the ledger is summed up once, and the page says as of when. */
const minutes = new LRUCache<string, OpenLedger>({ max: 300, ttl: KEPT_MS, fetchMethod: (key) => readOpenLedger(JSON.parse(key) as OpenLedgerFilters) });

/** The open ledger, at most a minute old. */
export async function recentOpenLedger({ programme, province, commune, year }: OpenLedgerFilters): Promise<OpenLedger> {
  return (await minutes.fetch(JSON.stringify({ programme, province, commune, year })))!;
}
