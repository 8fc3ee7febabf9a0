import type { DataRule } from "~/domain/audit/data-rule";

const CELL = "state, category, province_code, programme, age_band, region, accepts, languages, price_step, due_month";

/** What searches find and count is what the needs say. */
export const searchRules: DataRule[] = [
  {
    name: "the search index says of every public need what the need says, and of no other",
    query: "SELECT need.code, need.state FROM needs_out_of_index() AS out (id) LEFT JOIN need ON need.id = out.id",
  },
  {
    name: "the counts of the facets are those of the needs",
    query: `SELECT ${CELL}, counted, needs FROM (SELECT ${CELL}, sum(needs)::int AS counted FROM need_facet GROUP BY ${CELL} HAVING sum(needs) <> 0) AS journal
      FULL JOIN (SELECT ${CELL}, count(*)::int AS needs FROM need_search GROUP BY ${CELL}) AS index USING (${CELL}) WHERE counted IS DISTINCT FROM needs`,
  },
];
