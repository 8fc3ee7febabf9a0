import { findPublicNeed } from "~/domain/needs/read-need.server";
import { needDetailInOpenData } from "~/domain/open-data/need-in-open-data.server";
import type { OpenNeedDetail } from "~/domain/open-data/need-schemas";
import type { Outcome } from "~/domain/outcome";
import { clock, vietnamDay } from "~/platform/clock.server";

/** One public need by its code; `not-found` also for one that is not public. */
export async function findOpenNeed(code: string): Promise<Outcome<{ body: OpenNeedDetail }, "not-found">> {
  const page = await findPublicNeed(code);
  return page ? { ok: true, body: needDetailInOpenData(page, vietnamDay(clock.now())) } : { ok: false, reason: "not-found" };
}
