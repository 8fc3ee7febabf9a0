import { endpoints } from "~/domain/open-data/endpoints";
import { listOpenProgrammes } from "~/domain/open-data/read-programmes.server";
import { openLoader } from "./open-answer.server";

/** Every programme. */
export const loader = openLoader(endpoints.programmes, () => listOpenProgrammes());
