import { pledgeOpening, type PublicNeed } from "~/domain/needs/need";
import type { NeedFilters } from "~/domain/needs/need-filters";
import type { NeedFacets } from "~/domain/search/need-search";
import { proposeBasket, type BasketLine } from "~/domain/search/propose-basket";
import { searchNeeds } from "~/domain/search/search-needs.server";
import { clock, vietnamDay } from "~/platform/clock.server";

/** So many needs, the most urgent ones, are considered for one basket. */
export const NEEDS_CONSIDERED = 60;

export interface BasketPlan {
  lines: (BasketLine & { need: PublicNeed })[];
  /** Whole đồng. */
  sum: bigint;
  leftOver: bigint;
  /** Needs that take money now and answer the filters, of which units were considered. */
  considered: number;
  facets: NeedFacets;
}

/** What an amount, in whole đồng, can do now among the needs that answer the filters and take money: whole units by urgency. Holds and promises nothing. */
export async function planBasket(amount: bigint, filters: NeedFilters): Promise<BasketPlan> {
  const list = await searchNeeds({ ...filters, state: "open", accepts: ["money"], sort: filters.sort === "nearest" ? "nearest" : "priority", page: 1 }, { perPage: NEEDS_CONSIDERED, facets: true });
  const today = vietnamDay(clock.now());
  const needs = list.needs.filter((need) => need.acceptsMoney && pledgeOpening(need, today) === "open");
  const basket = proposeBasket(amount, needs.map((need) => ({ code: need.code, unitPrice: BigInt(need.unitPrice), unitsLeft: need.quantity - need.unitsAllocated })));
  const byCode = new Map(needs.map((need) => [need.code, need]));
  return { ...basket, lines: basket.lines.map((line) => ({ ...line, need: byCode.get(line.code)! })), considered: needs.length, facets: list.facets! };
}
