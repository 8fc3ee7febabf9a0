import type { Cells } from "~/domain/payments/csv-table";
import type { NamedSponsor } from "./named-sponsor";
import type { MonthFigures, NeedGroup } from "./open-ledger";
import type { PublicDelivery } from "./public-delivery";

export const disclosureTables = ["months", "programmes", "places", "deliveries", "sponsors"] as const;
export type DisclosureTable = (typeof disclosureTables)[number];

/** Words in the reader's language: of a key, or of one of two texts. */
export type CsvWords = { vi: boolean; t: (key: string) => string };

export function monthCells({ month, received, returned, placed, delivered, goods, disbursed }: MonthFigures, whole: boolean): Cells {
  return [month, ...(whole ? [received, returned] : []), placed, delivered, goods, disbursed];
}

export function groupCells(group: NeedGroup, { vi, t }: CsvWords): Cells {
  const name = group.key === null ? t("csv.grouped") : vi ? group.nameVi : group.nameEn;
  return [name, group.placed, group.delivered, group.goods, group.disbursed, group.held, group.needs, group.beneficiaries >= 5 ? group.beneficiaries : ""];
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
