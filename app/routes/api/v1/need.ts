import { endpoints } from "~/domain/open-data/endpoints";
import { findOpenNeed } from "~/domain/open-data/find-need.server";
import { openLoader } from "./open-answer.server";

/** One public need. */
export const loader = openLoader(endpoints.need, (_query, { code }) => findOpenNeed(code ?? ""));
