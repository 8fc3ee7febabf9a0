import { parseDong } from "~/domain/money";
import { Prisma } from "~/platform/database.server";
import { findReferences } from "./pledge-reference";
import type { TransferShow } from "./transfer-filters";

/**
 * The condition on `incoming_transfer t` of the fund's list. Words are looked for in payer, memo and the bank's number, with or without accents;
 * a sum of money finds transfers of just that amount or with just that much unplaced; a pledge's reference finds what names it, however the
 * bank broke the memo up, and what was placed on it.
 */
export function matchingTransfers({ show, q }: { show: TransferShow; q: string }): Prisma.Sql {
  return Prisma.sql`${shown(show)} AND ${found(q)}`;
}

function shown(show: TransferShow): Prisma.Sql {
  if (show === "all") return Prisma.sql`true`;
  return show === "unplaced" ? Prisma.sql`t.unplaced > 0` : Prisma.sql`t.outcome = ${show}`;
}

function found(q: string): Prisma.Sql {
  if (!q) return Prisma.sql`true`;
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const ways = [Prisma.sql`fold_text(t.payer_name || ' ' || t.memo || ' ' || t.provider_id) LIKE fold_text(${pattern}::text)`];
  const amount = parseDong(q);
  if (amount !== null) ways.push(Prisma.sql`t.amount = ${amount}::bigint OR t.unplaced = ${amount}::bigint`);
  for (const reference of findReferences(q)) {
    ways.push(Prisma.sql`regexp_replace(upper(t.memo), '[^A-Z0-9]', '', 'g') LIKE ${`%${reference}%`}::text`);
    ways.push(Prisma.sql`EXISTS (SELECT FROM transfer_placement placement JOIN pledge ON pledge.id = placement.pledge_id WHERE placement.transfer_id = t.id AND pledge.reference = ${reference})`);
  }
  return Prisma.sql`(${Prisma.join(ways, " OR ")})`;
}
