import { z } from "zod";
import { ageBands, needCategories, type AgeBand, type NeedCategory } from "~/domain/needs/need";

export const needSorts = ["priority", "deadline", "remaining", "newest", "nearest"] as const;
/** `priority` puts first what fits the words best, then what is most urgent; `nearest` needs a place to measure from. */
export type NeedSort = (typeof needSorts)[number];

/** `closed` stands for closed and expired needs, `all` for every public state. */
export const needStateFilters = ["open", "covered", "delivered", "closed", "all"] as const;
export type NeedStateFilter = (typeof needStateFilters)[number];

/** The ways in which a need can be met; the bit of each in the index. */
export const waysToGive = { money: 1, in_kind: 2, volunteers: 4 } as const;
export type WayToGive = keyof typeof waysToGive;

/** The languages in which people wrote a need; the bit of each in the index. */
export const needLanguages = { vi: 1, en: 2 } as const;
export type NeedLanguage = keyof typeof needLanguages;

/** What the state recognises a commune as, the neediest first. */
export const needRegions = ["specially_difficult", "region_3", "region_2", "region_1", "mountainous", "none"] as const;
export type NeedRegion = (typeof needRegions)[number];

/** The prices of one unit, in đồng, at which the filter stops; the same steps as price_step of the database. */
export const priceStops = [50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000] as const;

/** Distances around a place, in kilometres. */
export const distances = [10, 25, 50, 100, 200] as const;

export interface NeedFilters {
  q: string;
  provinces: string[];
  communes: string[];
  categories: NeedCategory[];
  programmes: string[];
  ages: AgeBand[];
  regions: NeedRegion[];
  accepts: WayToGive[];
  languages: NeedLanguage[];
  /** The dearest unit, in đồng: one of the stops. */
  price: number | null;
  /** The last month (yyyy-mm) in which the deadline may lie. */
  by: string | null;
  /** A commune or province of today from which distance is measured, and how far, in km. */
  near: string | null;
  within: number;
  state: NeedStateFilter;
  sort: NeedSort;
  page: number;
}

const longestQuery = 100;
const mostValues = 40;
const areaCode = /^[0-9D]{2,5}$/;
const slug = /^[a-z0-9-]{1,80}$/;
const month = /^20\d{2}-(0[1-9]|1[0-2])$/;

const several = (allowed: (value: string) => boolean) =>
  z.array(z.string()).catch([]).transform((asked) => [...new Set(asked)].filter(allowed).sort().slice(0, mostValues));
const someOf = <Value extends string>(values: readonly Value[]) =>
  z.array(z.string()).catch([]).transform((asked) => values.filter((value) => asked.includes(value)));
const wayNames = Object.keys(waysToGive) as WayToGive[];
const languageNames = Object.keys(needLanguages) as NeedLanguage[];

const makeReader = () =>
  z.object({
    q: z.string().catch("").transform(cleanWords),
    provinces: several((value) => areaCode.test(value)),
    communes: several((value) => areaCode.test(value)),
    categories: someOf(needCategories),
    programmes: several((value) => slug.test(value)),
    ages: someOf(ageBands),
    regions: someOf(needRegions),
    accepts: someOf(wayNames),
    languages: someOf(languageNames),
    price: z.coerce.number().refine((value) => (priceStops as readonly number[]).includes(value)).nullable().catch(null),
    by: z.string().regex(month).nullable().catch(null),
    near: z.string().regex(areaCode).nullable().catch(null),
    within: z.coerce.number().refine((value) => (distances as readonly number[]).includes(value)).catch(50),
    state: z.enum(needStateFilters).catch("open"),
    sort: z.enum(needSorts).catch("priority"),
    page: z.coerce.number().int().min(1).max(100_000).catch(1),
  })
  .transform((read) => ({ ...read, within: read.near ? read.within : 50, sort: read.sort === "nearest" && !read.near ? ("priority" as const) : read.sort }));

// Made when first asked for: a page that only writes addresses carries no reader to the browser.
let reader: ReturnType<typeof makeReader> | undefined;

/** Reads the filters of the needs list from an address. Never refuses: what makes no sense is ignored or set to its default. */
export function parseNeedFilters(params: URLSearchParams): NeedFilters {
  const all = (name: string) => params.getAll(name).flatMap((value) => value.split(","));
  return (reader ??= makeReader()).parse({
    q: params.get("q"),
    provinces: all("province"),
    communes: all("commune"),
    categories: all("category"),
    programmes: all("programme"),
    ages: all("age"),
    regions: all("region"),
    accepts: all("accepts"),
    languages: all("lang"),
    price: params.get("price"),
    by: params.get("by"),
    near: params.get("near"),
    within: params.get("within"),
    state: params.get("state"),
    sort: params.get("sort"),
    page: params.get("page"),
  });
}

/** These filters as the parts of an address, without what is default, so that one list has one address. */
export function needListParams(wanted: Partial<NeedFilters>): URLSearchParams {
  const params = new URLSearchParams();
  const each = (name: string, values: readonly string[] = []) => values.forEach((value) => params.append(name, value));
  if (wanted.q) params.set("q", wanted.q);
  each("province", wanted.provinces);
  each("commune", wanted.communes);
  each("category", wanted.categories);
  each("programme", wanted.programmes);
  each("age", wanted.ages);
  each("region", wanted.regions);
  each("accepts", wanted.accepts);
  each("lang", wanted.languages);
  if (wanted.price) params.set("price", String(wanted.price));
  if (wanted.by) params.set("by", wanted.by);
  if (wanted.near) params.set("near", wanted.near);
  if (wanted.near && wanted.within && wanted.within !== 50) params.set("within", String(wanted.within));
  if (wanted.state && wanted.state !== "open") params.set("state", wanted.state);
  if (wanted.sort && wanted.sort !== "priority") params.set("sort", wanted.sort);
  if (wanted.page && wanted.page > 1) params.set("page", String(wanted.page));
  return params;
}

/** The address of a list with these filters. */
export function needListPath(wanted: Partial<NeedFilters>): string {
  const params = needListParams(wanted);
  return params.size > 0 ? `/needs?${params}` : "/needs";
}

/** The step of the index that a price stop closes: units of this step and the lower ones cost at most the stop. */
export function stepOfPrice(price: number): number {
  return (priceStops as readonly number[]).indexOf(price);
}

function cleanWords(text: string): string {
  const plain = text.normalize("NFC").replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]+/gu, " ").replace(/\s+/g, " ").trim();
  return [...plain].slice(0, longestQuery).join("").trim();
}
