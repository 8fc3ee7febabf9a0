import { z } from "zod";
import { ageBands, needCategories } from "~/domain/needs/need";
import { distances, needLanguages, needRegions, needStateFilters, parseNeedFilters, priceStops, waysToGive, type NeedFilters } from "~/domain/needs/need-filters";
import { withoutBudget } from "~/domain/search/read-amount";

const names = <Name extends string>(bits: Record<Name, number>) => Object.keys(bits) as [Name, ...Name[]];
const MOST = 40;
const code = z.string().regex(/^[0-9]{2,5}$/);

/** The orders in which pages of needs come. In the order of `code` no need is ever missed or told twice, whatever changes meanwhile. */
export const openSorts = ["priority", "relevance", "deadline", "newest", "remaining", "nearest", "code"] as const;
export type OpenSort = (typeof openSorts)[number];

/** Words hold a letter or a digit and no control characters. */
export const words = z.string().max(100).regex(/^[^\p{Cc}\p{Cs}]*[\p{L}\p{N}][^\p{Cc}\p{Cs}]*$/u);

/** The filters of the needs page by the names that they have there. */
export const needFilterQuery = z.object({
  q: words.optional(),
  province: z.array(z.string().regex(/^[0-9]{2}$/)).max(MOST).optional(),
  commune: z.array(z.string().regex(/^[0-9]{5}$/)).max(MOST).optional(),
  category: z.array(z.enum(needCategories)).max(MOST).optional(),
  programme: z.array(z.string().regex(/^[a-z0-9-]{1,80}$/)).max(MOST).optional(),
  age: z.array(z.enum(ageBands)).max(MOST).optional(),
  region: z.array(z.enum(needRegions)).max(MOST).optional(),
  accepts: z.array(z.enum(names(waysToGive))).max(MOST).optional(),
  lang: z.array(z.enum(names(needLanguages))).max(MOST).optional(),
  price: z.literal([...priceStops]).optional(),
  by: z.string().regex(/^20[0-9]{2}-(0[1-9]|1[0-2])$/).optional(),
  near: code.optional(),
  within: z.literal([...distances]).optional(),
  state: z.enum(needStateFilters).default("open"),
});

export const needListQuery = needFilterQuery.extend({
  sort: z.enum(openSorts).optional(),
  limit: z.int().min(1).max(100).default(25),
  cursor: z.string().max(600).regex(/^[A-Za-z0-9_-]+$/).optional(),
});

export type NeedFilterQuery = z.output<typeof needFilterQuery>;
export type NeedListQuery = z.output<typeof needListQuery>;

/** A query that was read strictly, as the filters of the page that mean the same: an amount among the words is a budget there, no word that a need must have. */
export function filtersOf(query: NeedFilterQuery): NeedFilters {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && !["sort", "limit", "cursor"].includes(name)) params.set(name, [value].flat().join(","));
  const filters = parseNeedFilters(params);
  return withoutBudget(filters);
}
