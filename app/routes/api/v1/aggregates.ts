import { endpoints } from "~/domain/open-data/endpoints";
import { readOpenAggregates } from "~/domain/open-data/read-aggregates.server";
import { openLoader } from "./open-answer.server";

/** Sums of the ledger by group. */
export const loader = openLoader(endpoints.aggregates, (query) => readOpenAggregates(query));
