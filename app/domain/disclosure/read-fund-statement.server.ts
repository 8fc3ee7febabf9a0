import type { Tx } from "~/platform/database.server";
import { Prisma } from "~/platform/database.server";
import { cashMovements } from "./cash-movements.server";
import type { FundStatement, Period } from "./open-ledger";
import { monthOf } from "./summed-until.server";

export type CashMonth = { month: string; received: number; returned: number };

type Place = "held" | "waiting" | "general" | "reserve" | "refunding";
type Moved = { month: string } & Record<Place | "received" | "returned" | "fees" | "disbursed", bigint>;

/**
 * The fund's money at the end of a period, and what came in and went back month by month in it: a year in Việt Nam, or all until now. Up
 * to `summed` it is read from the sums, later from the ledger. `deliveredEver` is the money delivered up to then, which the caller has read with the needs.
 */
export async function readFundStatement(tx: Tx, { from, lastDay, now, summed }: Period & { summed: Date | null }, deliveredEver: number): Promise<{ statement: FundStatement; months: CashMonth[] }> {
  const sums = summed
    ? Prisma.sql`UNION ALL SELECT month, received, returned, fees, disbursed, held, waiting, general, reserve, refunding FROM open_ledger_cash ${lastDay ? Prisma.sql`WHERE month <= ${lastDay.slice(0, 7)}` : Prisma.empty}`
    : Prisma.empty;
  const moved = await tx.$queryRaw<Moved[]>`
    SELECT month, sum(received)::bigint AS received, sum(returned)::bigint AS returned, sum(fees)::bigint AS fees, sum(disbursed)::bigint AS disbursed,
      sum(held)::bigint AS held, sum(waiting)::bigint AS waiting, sum(general)::bigint AS general, sum(reserve)::bigint AS reserve, sum(refunding)::bigint AS refunding
    FROM (SELECT month, received, returned, fees, disbursed, held, waiting, general, reserve, refunding FROM (${cashMovements({ since: summed, lastDay, now })}) AS late ${sums}) AS every GROUP BY month ORDER BY month`;
  const first = monthOf(from);
  const [earlier, inside] = [moved.filter(({ month }) => month < first), moved.filter(({ month }) => month >= first)];
  const sum = (pick: (row: Moved) => bigint, rows = moved) => rows.reduce((total, row) => total + Number(pick(row)), 0);
  const lies = (place: Place) => sum((row) => row[place]);
  const closing = sum((row) => row.received - row.returned);
  const where = { delivered: deliveredEver, held: lies("held"), waiting: lies("waiting"), general: lies("general"), reserve: lies("reserve"), refunding: lies("refunding") };
  const [fees, disbursed] = [sum((row) => row.fees), sum((row) => row.disbursed)];
  return {
    statement: {
      opening: sum((row) => row.received - row.returned, earlier),
      received: sum((row) => row.received, inside),
      returned: sum((row) => row.returned, inside),
      closing,
      where: { ...where, other: closing - Object.values(where).reduce((total, part) => total + part, 0) },
      fees,
      disbursed,
      cash: closing - fees - disbursed,
    },
    months: inside.filter(({ received, returned }) => received !== 0n || returned !== 0n).map((row) => ({ month: row.month, received: Number(row.received), returned: Number(row.returned) })),
  };
}
