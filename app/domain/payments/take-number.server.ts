import type { Tx } from "~/platform/database.server";

/**
 * The next number of a yearly series, without gaps: the number is taken in the transaction that uses it and returns with it when that fails.
 * Those who take from the same series wait for one another, so take it last.
 */
export async function takeNumber(tx: Tx, series: string, year: number): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO number_series (series, year, last) VALUES (${series}, ${year}::int, 1)
    ON CONFLICT (series, year) DO UPDATE SET last = number_series.last + 1
    RETURNING last`;
  return rows[0]!.last;
}

/** A receipt number such as `TLV-BN-2026-000123` (BN: biên nhận). */
export function receiptNumber(year: number, number: number): string {
  return `TLV-BN-${year}-${String(number).padStart(6, "0")}`;
}
