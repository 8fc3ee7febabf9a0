import { vietnamDay } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/** Up to which moment the ledger is summed by month; null where it is not, or where that moment lies after `now`. */
export async function findSummedUntil(tx: Tx, now: Date): Promise<Date | null> {
  const reach = await tx.openLedgerReach.findFirst({ where: { summedUntil: { lte: now } }, select: { summedUntil: true } });
  return reach?.summedUntil ?? null;
}

/** The month of the calendar in Việt Nam (yyyy-mm) of a moment. */
export function monthOf(moment: Date): string {
  return vietnamDay(moment).slice(0, 7);
}
