import { endpoints } from "~/domain/open-data/endpoints";
import { findOpenArea } from "~/domain/open-data/read-areas.server";
import { openLoader } from "./open-answer.server";

/** One province or commune with its past. */
export const loader = openLoader(endpoints.area, (_query, { areaCode }) => findOpenArea(areaCode ?? ""));
