import { z } from "zod";
import type { OpenSort } from "~/domain/open-data/need-query";
import { needCodePattern } from "~/domain/needs/need";
import type { NeedQuestion } from "~/domain/search/need-question.server";
import { tierOf } from "~/domain/search/postgres-page.server";
import { Prisma } from "~/platform/database.server";

/** One of the columns that together put the rows in an order: how it is written into a cursor, and what a cursor may hold for it. */
export interface SortKey {
  sql: Prisma.Sql;
  descending: boolean;
  written: Prisma.Sql;
  /** The type that a written value is read back as. */
  type: "integer" | "text" | "date" | "timestamptz";
  allowed: z.ZodType<string>;
}

const whole = z.string().regex(/^-?\d{1,9}$/);
const plain = (sql: Prisma.Sql, type: SortKey["type"], allowed: z.ZodType<string>, descending = false): SortKey => ({ sql, descending, written: Prisma.sql`${sql}::text`, type, allowed });

const code = plain(Prisma.sql`s.code`, "text", z.string().regex(needCodePattern));
const priority = plain(Prisma.sql`s.priority`, "integer", whole, true);
const deadline: SortKey = { ...plain(Prisma.sql`s.deadline`, "date", z.iso.date()), written: Prisma.sql`to_char(s.deadline, 'YYYY-MM-DD')` };
const newest: SortKey = {
  ...plain(Prisma.sql`s.published_at`, "timestamptz", z.iso.datetime({ precision: 6 }), true),
  written: Prisma.sql`to_char(s.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
};
const remaining = plain(Prisma.sql`(need.quantity - need.units_allocated)`, "integer", whole, true);

/**
 * The columns of an order; the last is always the code, so that no two rows stand equal. Words that very many needs have are not ranked: their needs
 * come by priority.
 */
export function sortKeys(sort: OpenSort, { words, around }: NeedQuestion): SortKey[] {
  switch (sort) {
    case "code":
      return [code];
    case "deadline":
      return [deadline, code];
    case "newest":
      return [newest, code];
    case "remaining":
      return [remaining, code];
    case "nearest":
      return [plain(Prisma.sql`array_position(${(around ?? []).map((area) => area.code)}::text[], s.area_code)`, "integer", whole), priority, code];
    case "relevance":
      return words && !words.frequent ? [plain(Prisma.sql`(${tierOf(words.tiers)})`, "integer", whole), priority, code] : [priority, code];
    case "priority":
      return [priority, code];
  }
}

/** The rows that come after the one with these values. */
export function rowsAfter(keys: readonly SortKey[], values: readonly string[]): Prisma.Sql {
  const value = (index: number) => Prisma.sql`${values[index]}::text::${Prisma.raw(keys[index]!.type)}`;
  const choices = keys.map((key, index) => {
    const equal = keys.slice(0, index).map((before, at) => Prisma.sql`${before.sql} = ${value(at)}`);
    return Prisma.sql`(${Prisma.join([...equal, Prisma.sql`${key.sql} ${Prisma.raw(key.descending ? "<" : ">")} ${value(index)}`], " AND ")})`;
  });
  // The bound of the first column alone is what an index can begin at.
  const first = keys[0]!;
  return Prisma.sql`${first.sql} ${Prisma.raw(first.descending ? "<=" : ">=")} ${value(0)} AND (${Prisma.join(choices, " OR ")})`;
}

export function orderBy(keys: readonly SortKey[]): Prisma.Sql {
  return Prisma.join(keys.map((key) => Prisma.sql`${key.sql} ${Prisma.raw(key.descending ? "DESC" : "ASC")}`));
}
