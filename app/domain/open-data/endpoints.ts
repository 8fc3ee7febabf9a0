import { z } from "zod";
import { openAreaDetail, openAreaList } from "./area-schemas";
import { openCertificate } from "./certificate-schema";
import { openAggregates } from "./figure-schemas";
import { openGrantPackage } from "./grant-schemas";
import { needFilterQuery, needListQuery } from "./need-query";
import { openNeed, openNeedDetail, openNeedList } from "./need-schemas";
import { openProgramme, openProgrammeList } from "./programme-schemas";
import type { QuerySchema } from "./read-query";
import { aggregateQuery, areaListQuery, documentQuery, ledgerQuery } from "./queries";

/** One address of the open data. `seconds`: how long a copy may be kept; 0 asks again each time. `cost`: how many requests it counts as. */
export interface Endpoint<Query extends QuerySchema = QuerySchema> {
  id: string;
  /** Under /api/v1, with its parts in braces. */
  path: string;
  query: Query;
  media: "application/json" | "text/csv" | "application/x-ndjson";
  /** What is answered; of lines and tables, what one line holds. Null where a description of it would say nothing. */
  answer: z.ZodType | null;
  seconds: number;
  cost: number;
  /** Queries that show what it can do, without the question mark. The first is the example to try. */
  examples: readonly string[];
}

const nothing = z.object({});
const EXPORT_COST = 10;

const endpoint = <Query extends QuerySchema>(one: Partial<Endpoint> & { id: string; path: string; query: Query; answer: z.ZodType | null }): Endpoint<Query> => ({
  media: "application/json", seconds: 60, cost: 1, examples: [""], ...one,
});

/** Every address of the open data: the one list from which routes are answered, the description is written and the fuzzing takes aim. */
export const endpoints = {
  needs: endpoint({ id: "needs", path: "/needs", query: needListQuery, answer: openNeedList, seconds: 10, examples: ["category=meals&limit=2", "q=dac+biet+kho+khan&province=31", "sort=deadline&by=2027-06"] }),
  need: endpoint({ id: "need", path: "/needs/{code}", query: nothing, answer: openNeedDetail, seconds: 10 }),
  needsCsv: endpoint({ id: "needsCsv", path: "/needs.csv", query: needFilterQuery, answer: openNeed, media: "text/csv", cost: EXPORT_COST, examples: ["state=all"] }),
  needsNdjson: endpoint({ id: "needsNdjson", path: "/needs.ndjson", query: needFilterQuery, answer: openNeed, media: "application/x-ndjson", cost: EXPORT_COST, examples: ["state=all"] }),
  programmes: endpoint({ id: "programmes", path: "/programmes", query: nothing, answer: openProgrammeList, seconds: 300 }),
  programme: endpoint({ id: "programme", path: "/programmes/{slug}", query: nothing, answer: openProgramme, seconds: 300 }),
  areas: endpoint({ id: "areas", path: "/areas", query: areaListQuery, answer: openAreaList, seconds: 3600, examples: ["q=lien+khe", "province=31"] }),
  area: endpoint({ id: "area", path: "/areas/{areaCode}", query: nothing, answer: openAreaDetail, seconds: 3600 }),
  aggregates: endpoint({ id: "aggregates", path: "/aggregates", query: aggregateQuery, answer: openAggregates, examples: ["by=category", "by=month&province=31"] }),
  certificate: endpoint({ id: "certificate", path: "/certificates/{certificate}", query: nothing, answer: openCertificate, seconds: 0 }),
  grants: endpoint({ id: "grants", path: "/grants.json", query: ledgerQuery, answer: openGrantPackage, cost: EXPORT_COST }),
  document: endpoint({ id: "document", path: "/openapi.json", query: documentQuery, answer: null, seconds: 300 }),
} as const;

export type EndpointId = keyof typeof endpoints;
export const endpointList: readonly Endpoint[] = Object.values(endpoints);
