import type { NeedFilters } from "~/domain/needs/need-filters";
import { readAmount } from "~/domain/search/read-amount";
import { searchNeeds } from "~/domain/search/search-needs.server";

/** One condition that, left out, lets needs be found. */
export interface NearMiss {
  /** The part of the filters that is left out; `words` names what of the typed words. */
  without: keyof NeedFilters;
  words: string | null;
  filters: NeedFilters;
  needs: number;
  more: boolean;
}

const nothing: Partial<NeedFilters> = { provinces: [], communes: [], categories: [], programmes: [], ages: [], regions: [], accepts: [], languages: [], price: null, by: null, near: null };
const MOST_PARTS = 4;

/**
 * For a list without a result: each single condition that, left out, gives some needs, the one that gives most first. Typed words are left out part by part,
 * as commas divide them, and as a whole.
 */
export async function readNearMisses(filters: NeedFilters): Promise<NearMiss[]> {
  const tried = await Promise.all(
    oneLess({ ...filters, page: 1 }).map(async (less) => {
      const { total, more } = await searchNeeds(less.filters, { perPage: 1 });
      return { ...less, needs: total, more };
    }),
  );
  return tried.filter(({ needs }) => needs > 0).sort((one, other) => other.needs - one.needs);
}

function oneLess(filters: NeedFilters): Omit<NearMiss, "needs" | "more">[] {
  const set = (Object.keys(nothing) as (keyof NeedFilters)[]).filter((key) => (Array.isArray(filters[key]) ? filters[key].length > 0 : filters[key] !== null));
  const facets = set.map((key) => ({
    without: key,
    words: null,
    filters: { ...filters, [key]: nothing[key], ...(key === "provinces" ? { communes: [] } : {}), ...(key === "near" && filters.sort === "nearest" ? { sort: "priority" as const } : {}) },
  }));
  const state = filters.state === "all" ? [] : [{ without: "state" as const, words: null, filters: { ...filters, state: "all" as const } }];
  return [...facets, ...wordsLess(filters), ...state];
}

/** An amount of money is a budget, not a condition: it stays. */
function wordsLess(filters: NeedFilters): Omit<NearMiss, "needs" | "more">[] {
  const { rest } = readAmount(filters.q);
  const parts = rest.split(",").map((part) => part.trim()).filter(Boolean).slice(0, MOST_PARTS);
  const without = (...left: string[]) => ({ ...filters, q: tidy(left.reduce((q, part) => q.replace(part, ""), filters.q)) });
  const each = parts.length > 1 ? parts.map((part) => ({ without: "q" as const, words: part, filters: without(part) })) : [];
  return parts.length > 0 ? [...each, { without: "q", words: parts.join(", "), filters: without(...parts) }] : [];
}

function tidy(q: string): string {
  return q.replace(/\s*,(\s*,)*\s*/g, ", ").replace(/^[,\s]+|[,\s]+$/g, "");
}
