import { z } from "zod";
import { needCategories, type NeedCategory } from "~/domain/needs/need";

export const needSorts = ["priority", "deadline", "remaining"] as const;
export type NeedSort = (typeof needSorts)[number];

/** `closed` stands for closed and expired needs, `all` for every public state. */
export const needStateFilters = ["open", "covered", "delivered", "closed", "all"] as const;
export type NeedStateFilter = (typeof needStateFilters)[number];

export interface NeedFilters {
  q: string;
  province: string | null;
  commune: string | null;
  categories: NeedCategory[];
  programme: string | null;
  accepts: "money" | "in_kind" | null;
  state: NeedStateFilter;
  sort: NeedSort;
  page: number;
}

const longestQuery = 100;
const areaCode = z.string().regex(/^[0-9D]{2,5}$/).nullable().catch(null);

const filters = z.object({
  q: z.string().catch("").transform(cleanWords),
  province: areaCode,
  commune: areaCode,
  categories: z.array(z.string()).catch([]).transform((asked) => needCategories.filter((category) => asked.includes(category))),
  programme: z.string().regex(/^[a-z0-9-]{1,80}$/).nullable().catch(null),
  accepts: z.enum(["money", "in_kind"]).nullable().catch(null),
  state: z.enum(needStateFilters).catch("open"),
  sort: z.enum(needSorts).catch("priority"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Reads the filters of the needs list from an address. Never refuses: what makes no sense is ignored or set to its default. */
export function parseNeedFilters(params: URLSearchParams): NeedFilters {
  return filters.parse({
    q: params.get("q"),
    province: params.get("province"),
    commune: params.get("commune"),
    categories: params.getAll("category").flatMap((value) => value.split(",")),
    programme: params.get("programme"),
    accepts: params.get("accepts"),
    state: params.get("state"),
    sort: params.get("sort"),
    page: params.get("page"),
  });
}

/** The address of a list with these filters, without what is default, so that one list has one address. */
export function needListPath(wanted: Partial<NeedFilters>): string {
  const params = new URLSearchParams();
  if (wanted.q) params.set("q", wanted.q);
  if (wanted.province) params.set("province", wanted.province);
  if (wanted.commune) params.set("commune", wanted.commune);
  for (const category of wanted.categories ?? []) params.append("category", category);
  if (wanted.programme) params.set("programme", wanted.programme);
  if (wanted.accepts) params.set("accepts", wanted.accepts);
  if (wanted.state && wanted.state !== "open") params.set("state", wanted.state);
  if (wanted.sort && wanted.sort !== "priority") params.set("sort", wanted.sort);
  if (wanted.page && wanted.page > 1) params.set("page", String(wanted.page));
  return params.size > 0 ? `/needs?${params}` : "/needs";
}

/** The words of a search, at most eight, without punctuation; folding of accents is left to the database. */
export function searchWords(q: string): string[] {
  return q.split(/[^\p{L}\p{M}\p{N}-]+/u).map((word) => word.replace(/^-+|-+$/g, "")).filter(Boolean).slice(0, 8);
}

function cleanWords(text: string): string {
  const plain = text.normalize("NFC").replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]+/gu, " ").replace(/\s+/g, " ").trim();
  return [...plain].slice(0, longestQuery).join("").trim();
}
