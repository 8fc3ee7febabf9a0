import { lockNeed } from "~/domain/needs/lock-need.server";
import { transact, type Tx } from "~/platform/database.server";
import { readFactsOf } from "./read-priority-facts.server";
import { writeMoved } from "./write-moved.server";

/** Finds the place of one need anew, with the coverage of communes as it was last counted. The caller holds the need's row. Answers whether it moved. */
export async function rankNeed(tx: Tx, needId: string): Promise<boolean> {
  return (await writeMoved(tx, await readFactsOf(tx, [needId]))) > 0;
}

/** The same on its own, after something has happened to the need. A need that is neither open nor covered keeps its place. */
export function rankNeedNow(needId: string): Promise<boolean> {
  return transact(async (tx) => {
    await lockNeed(tx, needId);
    return rankNeed(tx, needId);
  });
}
