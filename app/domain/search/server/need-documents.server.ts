import { createHash } from "node:crypto";
import { needLanguages, waysToGive } from "~/domain/needs/need-filters";
import { groupWord } from "~/domain/search/server/index-settings";
import { db } from "~/platform/database.server";

/** A public need as the search server keeps it: words and facts of the public projection, no prices and no units left. */
export interface NeedDocument {
  code: string;
  top: string;
  words: string;
  state: string;
  category: string;
  province: string;
  area: string;
  programme: string;
  age: string;
  region: string;
  accepts: string[];
  languages: string[];
  priceStep: number;
  month: string;
  monthNumber: number;
  deadline: number;
  published: number;
  priority: number;
  open: number;
  /** Of everything else, so that two sides can be compared without sending the texts. */
  sum: string;
}

type Row = {
  code: string; top: string[]; words: string[]; state: string; category: string; province: string; area: string; programme: string; age: string; region: string;
  accepts: number; languages: number; priceStep: number; month: string; deadline: Date; published: Date; priority: number;
};

/** The documents of these needs; what is not public has none. */
export async function needDocuments(codes: readonly string[]): Promise<NeedDocument[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT s.code, tsvector_to_array(w.top) AS top, tsvector_to_array(w.words) AS words, s.state, s.category, s.province_code AS province, s.area_code AS area, s.programme, s.age_band AS age,
      s.region, s.accepts, s.languages, s.price_step AS "priceStep", s.due_month AS month, s.deadline, s.published_at AS published, s.priority
    FROM need_search s JOIN need_words w ON w.need_id = s.need_id WHERE s.code = ANY (${[...codes]}::text[]) ORDER BY s.code`;
  return rows.map(document);
}

/** The codes that come after `after`, in their order. */
export async function codesAfter(after: string, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ code: string }[]>`SELECT code FROM need_search WHERE code > ${after} ORDER BY code LIMIT ${limit}`;
  return rows.map(({ code }) => code);
}

function document({ top, words, accepts, languages, deadline, published, ...row }: Row): NeedDocument {
  const facts = {
    ...row,
    top: text(top),
    words: text(words),
    accepts: named(accepts, waysToGive),
    languages: named(languages, needLanguages),
    monthNumber: monthNumber(row.month),
    deadline: deadline.getTime(),
    published: published.getTime(),
    open: row.state === "open" ? 1 : 0,
  };
  return { ...facts, sum: createHash("sha256").update(JSON.stringify(facts)).digest("base64url").slice(0, 16) };
}

/** A month (yyyy-mm) as a number that grows with time. */
export function monthNumber(month: string): number {
  return Number(month.replace("-", ""));
}

function text(lexemes: string[]): string {
  return lexemes.map((word) => word.replace(/^syn(\d+)$/, (_whole, group: string) => groupWord(Number(group)))).join(" ");
}

function named(mask: number, bits: Record<string, number>): string[] {
  return Object.entries(bits).flatMap(([name, bit]) => ((mask & bit) !== 0 ? [name] : []));
}
