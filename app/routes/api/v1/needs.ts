import { endpoints } from "~/domain/open-data/endpoints";
import { listOpenNeeds } from "~/domain/open-data/list-needs.server";
import { openLoader } from "./open-answer.server";

/** A page of public needs. */
export const loader = openLoader(endpoints.needs, (query) => listOpenNeeds(query));
