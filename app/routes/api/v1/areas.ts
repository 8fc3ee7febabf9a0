import { endpoints } from "~/domain/open-data/endpoints";
import { listOpenAreas } from "~/domain/open-data/read-areas.server";
import { openLoader } from "./open-answer.server";

/** Provinces, the communes of one, or what a name finds. */
export const loader = openLoader(endpoints.areas, (query) => listOpenAreas(query));
