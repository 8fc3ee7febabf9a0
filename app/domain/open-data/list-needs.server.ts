import type { NeedFilters } from "~/domain/needs/need-filters";
import { misplaced } from "~/domain/open-data/check-places.server";
import { readCursor, writeCursor } from "~/domain/open-data/cursor";
import { needInOpenData } from "~/domain/open-data/need-in-open-data.server";
import { orderBy, rowsAfter, sortKeys, type SortKey } from "~/domain/open-data/need-order.server";
import { filtersOf, type NeedListQuery, type OpenSort } from "~/domain/open-data/need-query";
import type { OpenNeedList } from "~/domain/open-data/need-schemas";
import type { WrongParameter } from "~/domain/open-data/wrong-parameter";
import { answering, readQuestion, type NeedQuestion } from "~/domain/search/need-question.server";
import { facetNames } from "~/domain/search/need-search";
import { countNeeds } from "~/domain/search/postgres-counts.server";
import { allConditions } from "~/domain/search/search-conditions.server";
import { publicNeedsInOrder } from "~/domain/search/search-needs.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, Prisma } from "~/platform/database.server";

/**
 * One page of public needs after the cursor, at most a hundred, with how many there are in all. Refuses a place that does not exist today, an order that
 * lacks what it orders by (`nearest` without `near`), and a cursor that belongs to another question.
 */
export async function listOpenNeeds(query: NeedListQuery): Promise<{ ok: true; body: OpenNeedList } | WrongParameter> {
  const filters = filtersOf(query);
  const sort: OpenSort = query.sort ?? (query.q ? "relevance" : "priority");
  if ((sort === "nearest" && !filters.near) || (sort === "relevance" && !query.q)) return { ok: false, reason: "invalid-parameter", parameter: "sort", why: sort };
  const place = await misplaced(filters);
  if (place) return { ok: false, reason: "invalid-parameter", parameter: place, why: place };
  const question = await readQuestion(filters);
  const keys = sortKeys(sort, question);
  const asked = { ...filters, page: 1, sort, order: keys.length };
  const after = query.cursor === undefined ? [] : readCursor(asked, query.cursor, keys.map(({ allowed }) => allowed));
  if (!after) return { ok: false, reason: "invalid-parameter", parameter: "cursor", why: "cursor" };
  const [rows, counted] = await Promise.all([needRowsAfter({ filters, question, sort, keys, after, limit: query.limit + 1 }), countNeeds(filters, question)]);
  const shown = rows.slice(0, query.limit);
  const today = vietnamDay(clock.now());
  const needs = await publicNeedsInOrder(shown.map(({ code }) => code));
  return {
    ok: true,
    body: {
      needs: needs.map((need) => needInOpenData(need, today)),
      total: counted.total,
      totalIsExact: !counted.more,
      nextCursor: rows.length > query.limit ? writeCursor(asked, shown.at(-1)!.values) : null,
    },
  };
}

type Part = { filters: NeedFilters; question: NeedQuestion; sort: OpenSort; keys: SortKey[]; after: readonly string[]; limit: number };

/** Codes after a row in an order, each with its own values of the order's columns. */
export async function needRowsAfter({ filters, question, sort, keys, after, limit }: Part): Promise<{ code: string; values: string[] }[]> {
  const { from, where } = answering(question);
  const join = sort === "remaining" ? Prisma.sql`JOIN need ON need.id = s.need_id` : Prisma.empty;
  const beyond = after.length > 0 ? Prisma.sql`AND ${rowsAfter(keys, after)}` : Prisma.empty;
  return db.$queryRaw`
    SELECT s.code, ARRAY[${Prisma.join(keys.map(({ written }) => written))}] AS values FROM ${from} ${join}
    WHERE ${where} AND ${allConditions(filters, facetNames)} ${beyond} ORDER BY ${orderBy(keys)} LIMIT ${limit}`;
}
