import { csvLine } from "~/domain/payments/ledger-csv";
import { csvTable, type Cells } from "~/domain/payments/csv-table";
import { misplaced } from "~/domain/open-data/check-places.server";
import { needRowsAfter } from "~/domain/open-data/list-needs.server";
import { needInOpenData } from "~/domain/open-data/need-in-open-data.server";
import { sortKeys } from "~/domain/open-data/need-order.server";
import { filtersOf, type NeedFilterQuery } from "~/domain/open-data/need-query";
import type { OpenNeed } from "~/domain/open-data/need-schemas";
import type { WrongParameter } from "~/domain/open-data/wrong-parameter";
import { readQuestion } from "~/domain/search/need-question.server";
import { publicNeedsInOrder } from "~/domain/search/search-needs.server";
import { clock, vietnamDay } from "~/platform/clock.server";

const CHUNK = 1000;

/** All public needs that a query asks for, in the order of their codes; read in parts of a thousand, so that however many never stand in memory. */
export async function exportNeeds(query: NeedFilterQuery, write: (needs: AsyncGenerator<OpenNeed>) => AsyncGenerator<string>): Promise<{ ok: true; parts: AsyncGenerator<string> } | WrongParameter> {
  const filters = filtersOf(query);
  const place = await misplaced(filters);
  if (place) return { ok: false, reason: "invalid-parameter", parameter: place, why: place };
  return { ok: true, parts: write(allNeeds(filters)) };
}

async function* allNeeds(filters: ReturnType<typeof filtersOf>): AsyncGenerator<OpenNeed> {
  const question = await readQuestion(filters);
  const keys = sortKeys("code", question);
  const today = vietnamDay(clock.now());
  for (let after: readonly string[] = []; ; ) {
    const rows = await needRowsAfter({ filters, question, sort: "code", keys, after, limit: CHUNK });
    for (const need of await publicNeedsInOrder(rows.map(({ code }) => code))) yield needInOpenData(need, today);
    if (rows.length < CHUNK) return;
    after = rows.at(-1)!.values;
  }
}

/** One need a line (https://github.com/ndjson/ndjson-spec), a hundred lines at a time. */
export async function* needLines(needs: AsyncIterable<OpenNeed>): AsyncGenerator<string> {
  yield* inParts(needs, (need) => `${JSON.stringify(need)}\n`);
}

/** The columns of the table: named as the fields are, so that one program reads both. */
export const needColumns = [
  "code", "category", "state", "takes_pledges", "title_vi", "title_en", "unit_vi", "unit_en", "unit_price_vnd", "units_wanted", "units_pledged", "units_paid", "units_delivered", "units_free",
  "accepts", "languages", "beneficiaries", "age_band", "area_code", "province_code", "place_vi", "place_en", "deadline", "priority", "programme", "receiver_kind", "published_at", "demonstration", "page",
] as const;

/** A table for spreadsheets; texts that could be formulas are made plain. */
export async function* needTable(needs: AsyncIterable<OpenNeed>): AsyncGenerator<string> {
  yield* csvTable(needColumns, []);
  yield* inParts(needs, (need) => csvLine(cellsOf(need)));
}

function cellsOf({ units, place, ...need }: OpenNeed): Cells {
  return [
    need.code, need.category, need.state, String(need.takesPledges), need.title.vi, need.title.en, need.unit.name.vi, need.unit.name.en, need.unit.priceVnd, units.wanted, units.pledged, units.paid,
    units.delivered, units.free, need.accepts.join(" "), need.languages.join(" "), need.beneficiaries ?? "", need.ageBand, place.areaCode, place.provinceCode, place.name.vi, place.name.en, need.deadline, need.priority.score,
    need.programme?.slug ?? "", need.receiverKind, need.publishedAt ?? "", String(need.demonstration), need.page.vi,
  ];
}

async function* inParts<Row>(rows: AsyncIterable<Row>, line: (row: Row) => string): AsyncGenerator<string> {
  let part: string[] = [];
  for await (const row of rows) {
    part.push(line(row));
    if (part.length < 100) continue;
    yield part.join("");
    part = [];
  }
  if (part.length > 0) yield part.join("");
}
