import { offerFreedUnits } from "~/domain/waitlist/offer-freed-units.server";
import { db } from "~/platform/database.server";

const BATCH = 100;

/** Looks through all needs somebody waits for and offers what is free. What an event has led to already needs nothing more. Answers how many offers. */
export async function offerAllFreedUnits(): Promise<number> {
  const needs = await db.$queryRaw<{ id: string }[]>`
    SELECT need.id FROM need WHERE state = 'open' AND units_allocated < quantity AND EXISTS (SELECT FROM waitlist_entry WHERE need_id = need.id AND waitlist_entry.state = 'waiting')
    ORDER BY need.id LIMIT ${BATCH}`;
  let offers = 0;
  for (const { id } of needs) offers += await offerFreedUnits(id);
  return offers;
}
