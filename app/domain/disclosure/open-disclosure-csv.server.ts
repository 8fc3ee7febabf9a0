import { csvTable } from "~/domain/payments/csv-table";
import { deliveryCells, groupCells, monthCells, sponsorCells, type CsvWords, type DisclosureTable } from "./disclosure-csv";
import { isNarrowed, type OpenLedgerFilters } from "./open-ledger";
import { recentOpenLedger } from "./open-ledger-cache.server";
import { readCommunes } from "./read-communes.server";
import { readNamedSponsors } from "./read-named-sponsors.server";
import { readPublicDeliveries } from "./read-public-deliveries.server";

const groupColumns = ["placed", "delivered", "goods", "disbursed", "held", "needs", "children"];

/** One table of the open accounts as a file, in the reader's words, narrowed by the filters; long tables are read and written in parts. */
export async function openDisclosureCsv(table: DisclosureTable, filters: OpenLedgerFilters, words: CsvWords): Promise<AsyncGenerator<string>> {
  const heads = (...keys: string[]) => keys.map((key) => words.t(`csv.${key}`));
  if (table === "months") {
    const whole = !isNarrowed(filters);
    const { months } = await recentOpenLedger(filters);
    return csvTable(heads("month", ...(whole ? ["received", "returned"] : []), "placed", "delivered", "goods", "disbursed"), months.map((month) => monthCells(month, whole)));
  }
  if (table === "programmes") {
    const { programmes } = await recentOpenLedger(filters);
    return csvTable(heads("programme", ...groupColumns), programmes.map((group) => groupCells(group, words)));
  }
  if (table === "places") {
    const communes = await readCommunes(filters);
    return csvTable(heads("province", "commune", ...groupColumns), communes.map((commune) => [words.vi ? commune.provinceVi : commune.provinceEn, ...groupCells(commune, words)]));
  }
  if (table === "deliveries")
    return csvTable(heads("day", "code", "title", "place", "children", "units", "unit", "unitPrice", "value", "mode", "receiver"), mapped(readPublicDeliveries(filters), (row) => deliveryCells(row, words)));
  return csvTable(heads("sponsor", "kind", "money", "goods"), mapped(readNamedSponsors(filters), (row) => sponsorCells(row, words)));
}

async function* mapped<From, To>(rows: AsyncIterable<From>, cells: (row: From) => To): AsyncGenerator<To> {
  for await (const row of rows) yield cells(row);
}
