import type { OpenLedgerFilters } from "~/domain/disclosure/open-ledger";
import { parseNeedFilters } from "~/domain/needs/need-filters";
import { misplaced } from "~/domain/open-data/check-places.server";
import type { LedgerQuery } from "~/domain/open-data/queries";
import type { WrongParameter } from "~/domain/open-data/wrong-parameter";
import { clock, vietnamYear } from "~/platform/clock.server";

/** The filters of the open ledger that a query asks for. Refuses places that do not exist today and years that have not begun. */
export async function ledgerFiltersOf({ programme, province, commune, year }: LedgerQuery): Promise<{ ok: true; filters: OpenLedgerFilters } | WrongParameter> {
  const wrong = await misplaced({ ...parseNeedFilters(new URLSearchParams()), provinces: province ? [province] : [], communes: commune ? [commune] : [] });
  if (wrong) return { ok: false, reason: "invalid-parameter", parameter: wrong, why: wrong };
  if (year !== undefined && year > vietnamYear(clock.now())) return { ok: false, reason: "invalid-parameter", parameter: "year", why: "year" };
  return { ok: true, filters: { programme: programme ?? null, province: province ?? null, commune: commune ?? null, year: year ?? null } };
}
