import { endpoints } from "~/domain/open-data/endpoints";
import { exportNeeds, needLines } from "~/domain/open-data/export-needs.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { openLoader } from "./open-answer.server";

/** All public needs of a selection, one JSON a line. */
export const loader = openLoader(endpoints.needsNdjson, async (query) => ({ ...(await exportNeeds(query, needLines)), name: `nhu-cau-${vietnamDay(clock.now())}.ndjson` }));
