import { endpoints } from "~/domain/open-data/endpoints";
import { findOpenProgramme } from "~/domain/open-data/read-programmes.server";
import { openLoader } from "./open-answer.server";

/** One programme with its indicators. */
export const loader = openLoader(endpoints.programme, (_query, { slug }) => findOpenProgramme(slug ?? ""));
