import { endpoints } from "~/domain/open-data/endpoints";
import { exportGrants } from "~/domain/open-data/export-grants.server";
import { openLoader } from "./open-answer.server";

/** Delivered grants as a 360Giving package. */
export const loader = openLoader(endpoints.grants, (query) => exportGrants(query));
