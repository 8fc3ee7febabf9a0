import type { EndpointId } from "~/domain/open-data/endpoints";
import { loader as aggregates } from "~/routes/api/v1/aggregates";
import { loader as area } from "~/routes/api/v1/area";
import { loader as areas } from "~/routes/api/v1/areas";
import { loader as certificate } from "~/routes/api/v1/certificate";
import { loader as grants } from "~/routes/api/v1/grants";
import { loader as need } from "~/routes/api/v1/need";
import { loader as needs } from "~/routes/api/v1/needs";
import { loader as needsCsv } from "~/routes/api/v1/needs-csv";
import { loader as needsNdjson } from "~/routes/api/v1/needs-ndjson";
import { loader as document } from "~/routes/api/v1/openapi";
import { loader as programme } from "~/routes/api/v1/programme";
import { loader as programmes } from "~/routes/api/v1/programmes";
import { ask } from "./visitor-request";

/** What answers each address of the open data; a missing one does not compile. */
export const openLoaders: Record<EndpointId, typeof needs> = { aggregates, area, areas, certificate, document, grants, need, needs, needsCsv, needsNdjson, programme, programmes };

let client = 0;

/** What a program asks, from a network address of its own unless one is given, so that no test uses up another's requests. */
export async function askOpenData(id: EndpointId, query = "", { params = {}, headers = {}, address = `client-${(client += 1)}` }: { params?: Record<string, string>; headers?: Record<string, string>; address?: string } = {}) {
  const response = await openLoaders[id]({ ...ask(`/api/v1/x${query}`, { headers, address }), params });
  const text = await response.text();
  return { response, status: response.status, text };
}
