import { endpoints } from "~/domain/open-data/endpoints";
import { exportNeeds, needTable } from "~/domain/open-data/export-needs.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { openLoader } from "./open-answer.server";

/** All public needs of a selection as a table for spreadsheets. */
export const loader = openLoader(endpoints.needsCsv, async (query) => ({ ...(await exportNeeds(query, needTable)), name: `nhu-cau-${vietnamDay(clock.now())}.csv` }));
