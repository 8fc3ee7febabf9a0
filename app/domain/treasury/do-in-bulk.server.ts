import type { Viewer } from "~/domain/accounts/viewer";
import { refuse, type Outcome } from "~/domain/outcome";
import { doWithMoney } from "./do-with-money.server";
import type { MoneyDeed } from "./proposal";

/** The most transfers that one press may deal with: as many as a page of the list shows. */
export const BULK_MAX = 30;

export type BulkAnswer = { done: number; proposed: number; failed: number; reasons: string[] };

/** Does the same with several transfers, each in a transaction of its own: one that is refused keeps no other from being done. Refused as a whole when none is chosen. */
export async function doInBulk(deeds: MoneyDeed[], viewer: Viewer): Promise<Outcome<BulkAnswer, "none-chosen" | "not-allowed">> {
  if (deeds.length === 0) return refuse("none-chosen");
  const answer: BulkAnswer = { done: 0, proposed: 0, failed: 0, reasons: [] };
  for (const deed of deeds.slice(0, BULK_MAX)) {
    const one = await doWithMoney(deed, viewer);
    if (one.ok) answer[one.proposalId ? "proposed" : "done"] += 1;
    else if (one.reason === "not-allowed") return refuse("not-allowed");
    else {
      answer.failed += 1;
      if (!answer.reasons.includes(one.reason)) answer.reasons.push(one.reason);
    }
  }
  return { ok: true, ...answer };
}
