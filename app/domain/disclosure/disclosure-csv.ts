import { BYTE_ORDER_MARK, csvLine } from "~/domain/payments/ledger-csv";
import type { NamedSponsor } from "./named-sponsor";
import type { MonthFigures, NeedGroup } from "./open-ledger";
import type { PublicDelivery } from "./public-delivery";

export const disclosureTables = ["months", "programmes", "places", "deliveries", "sponsors"] as const;
export type DisclosureTable = (typeof disclosureTables)[number];

type Cells = readonly (string | number)[];

/** Words in the reader's language: of a key, or of one of two texts. */
export type CsvWords = { vi: boolean; t: (key: string) => string };

/**
 * A table as a file of comma-separated values (RFC 4180) with a mark of UTF-8: first a header, then line after line as they are read, so that a
 * long table never stands in memory whole. Sums are whole đồng without separators, days yyyy-mm-dd.
 */
export async function* csvTable(header: readonly string[], rows: AsyncIterable<Cells> | Iterable<Cells>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(header);
  for await (const cells of rows) yield csvLine(cells);
}

export function monthCells({ month, received, returned, placed, delivered, goods }: MonthFigures, whole: boolean): Cells {
  return [month, ...(whole ? [received, returned] : []), placed, delivered, goods];
}

export function groupCells(group: NeedGroup, { vi, t }: CsvWords): Cells {
  const name = group.key === null ? t("csv.grouped") : vi ? group.nameVi : group.nameEn;
  return [name, group.placed, group.delivered, group.goods, group.held, group.needs, group.beneficiaries >= 5 ? group.beneficiaries : ""];
}

export function deliveryCells(delivery: PublicDelivery, { vi, t }: CsvWords): Cells {
  return [
    delivery.confirmedOn, delivery.code ?? "", (vi ? delivery.titleVi : delivery.titleEn) ?? t(`category.${delivery.category}`), vi ? delivery.placeVi : delivery.placeEn, delivery.beneficiaries ?? "",
    delivery.units, vi ? delivery.unitVi : delivery.unitEn, delivery.unitPrice, delivery.value, t(`mode.${delivery.mode}`), t(`receiver.${delivery.receiverKind}`),
  ];
}

export function sponsorCells({ name, kind, money, goods }: NamedSponsor, { t }: CsvWords): Cells {
  return [name, t(`sponsorKind.${kind}`), money, goods];
}
