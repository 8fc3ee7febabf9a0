import { waitsForUnits } from "~/domain/matching/units-waited-for.server";
import { offerFreedUnits } from "~/domain/waitlist/offer-freed-units.server";
import { db } from "~/platform/database.server";
import { throughAll } from "~/platform/through-all.server";

const BATCH = 100;

/** Looks through all needs somebody waits for and offers what is free. What an event has led to already needs nothing more. Answers how many offers. */
export async function offerAllFreedUnits(): Promise<number> {
  const needs = (passed: string[]) => db.$queryRaw<{ id: string }[]>`
    SELECT need.id FROM need WHERE state = 'open' AND units_allocated < quantity AND EXISTS (SELECT FROM waitlist_entry AS entry WHERE entry.need_id = need.id AND ${waitsForUnits}) AND need.id <> ALL(${passed}::uuid[])
    ORDER BY need.id LIMIT ${BATCH}`;
  return throughAll("offer_all_freed_units", needs, ({ id }) => offerFreedUnits(id));
}
