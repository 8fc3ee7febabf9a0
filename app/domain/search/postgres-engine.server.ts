import { readQuestion } from "~/domain/search/need-question.server";
import { countNeeds, countWithFacets } from "~/domain/search/postgres-counts.server";
import { readPage } from "~/domain/search/postgres-page.server";
import type { SearchEngine } from "~/domain/search/search-engine";

/** The engine that works with nothing installed. Its index is written by the database itself, in the transaction that changes a need. */
export const postgresEngine: SearchEngine = {
  name: "postgresql",
  async find(filters, { offset, limit, facets }) {
    const question = await readQuestion(filters);
    const [codes, counts] = await Promise.all([readPage(filters, question, offset, limit), facets ? countWithFacets(filters, question) : countNeeds(filters, question)]);
    return { codes, ...counts };
  },
};
