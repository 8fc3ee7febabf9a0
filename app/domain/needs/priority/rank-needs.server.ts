import { db } from "~/platform/database.server";
import { countCoverage } from "./count-coverage.server";
import { endPastOverrides } from "./end-past-overrides.server";
import { readFactsAfter } from "./read-priority-facts.server";
import { writeMoved } from "./write-moved.server";

const BATCH = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * Finds the place of every open and covered need anew: ends what coordinators set until yesterday, counts how well communes are covered, and reads and
 * writes five hundred needs at a time, only those whose score or reasons changed. A need that somebody is just at work on is left to the next time, since
 * that work asks for its place itself. Nothing is recorded as an event: nobody did anything. Answers how many moved.
 */
export async function rankNeeds(): Promise<number> {
  await endPastOverrides();
  await countCoverage();
  let moved = 0;
  for (let after = FIRST; ; ) {
    const needs = await readFactsAfter(db, after, BATCH);
    moved += await writeMoved(db, needs);
    if (needs.length < BATCH) return moved;
    after = needs.at(-1)!.id;
  }
}
