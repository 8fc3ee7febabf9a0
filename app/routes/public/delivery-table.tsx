import { useTranslation } from "react-i18next";
import type { PublicDelivery } from "~/domain/disclosure/public-delivery";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

/** Confirmed deliveries: what, for how many children, at what level of support, where, when and received by whom. */
export function DeliveryTable({ rows, caption }: { rows: PublicDelivery[]; caption: string }) {
  const { t } = useTranslation("transparency");
  const vi = useLocale() === "vi";
  const count = useCount();
  const word = useUnitWord();
  const unitOf = (row: PublicDelivery) => (vi ? row.unitVi : row.unitEn);
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => `${rows.indexOf(row)}`}
      columns={[
        {
          key: "what",
          primary: true,
          header: t("deliveries.what"),
          cell: (row) => (
            <>
              {row.code ? <LocalLink to={`/needs/${row.code}`} className="text-link">{vi ? row.titleVi : row.titleEn}</LocalLink> : t(`category.${row.category}`)}
              {row.beneficiaries ? <span className="block text-sm font-normal text-ink-soft">{t("deliveries.children", { count: row.beneficiaries, n: count(row.beneficiaries) })}</span> : null}
            </>
          ),
        },
        { key: "place", header: t("deliveries.place"), cell: (row) => (vi ? row.placeVi : row.placeEn) },
        { key: "day", header: t("deliveries.day"), cell: (row) => <DateTime at={`${row.confirmedOn}T00:00:00+07:00`} /> },
        { key: "way", header: t("deliveries.way"), cell: (row) => <span className="text-sm">{t("deliveries.wayText", { receiver: t(`receiver.${row.receiverKind}`) })}</span> },
        { key: "units", header: t("deliveries.units"), align: "end", cell: (row) => <>{count(row.units)} {word(unitOf(row), row.units)}</> },
        { key: "support", header: t("deliveries.support"), align: "end", cell: (row) => <><Money amount={row.unitPrice} /> <span className="block text-sm text-ink-soft">{t("deliveries.perUnit", { unit: word(unitOf(row), 1) })}</span></> },
        { key: "value", header: t("deliveries.value"), align: "end", cell: (row) => <><Money amount={row.value} className="font-semibold" /> <span className="block text-sm text-ink-soft">{t(`mode.${row.mode}`)}</span></> },
      ]}
    />
  );
}
