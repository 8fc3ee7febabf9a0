import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { NeedFigures, NeedGroup, OpenLedgerFilters } from "~/domain/disclosure/open-ledger";
import { StackedBarList } from "~/ui/charts/stacked-bar-list";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { FigureTable } from "./figure-table";
import { CsvLink } from "./transparency-csv-link";

const MOST_BARS = 12;
const parts = [
  { key: "delivered", fill: "fill-action" },
  { key: "goods", fill: "fill-weave-2" },
  { key: "held", fill: "fill-pledged" },
] as const;

interface TransparencyGroupsProps {
  of: "programmes" | "places";
  title: string;
  groups: NeedGroup[];
  total: NeedFigures;
  filters: OpenLedgerFilters;
  /** Where a group's own figures are. */
  pathOf: (key: string) => string | null;
}

/** Figures by programme or by place, as bars and as a table; what is too small to stand alone stands together. */
export function TransparencyGroups({ of, title, groups, total, filters, pathOf }: TransparencyGroupsProps) {
  const { t } = useTranslation("transparency");
  const locale = useLocale();
  const count = useCount();
  if (groups.length === 0) return null;
  const nameOf = (group: NeedGroup) => (group.key === null ? t(of === "places" ? "places.grouped" : "groups.grouped") : locale === "vi" ? group.nameVi : group.nameEn);
  const link = (group: NeedGroup) => {
    const to = group.key === null ? null : pathOf(group.key);
    return to ? <LocalLink to={to} className="text-link">{nameOf(group)}</LocalLink> : nameOf(group);
  };
  const children = (beneficiaries: number) => (beneficiaries >= 5 ? count(beneficiaries) : t("groups.unsaid"));
  const money = (pick: "placed" | "delivered" | "goods" | "disbursed" | "held") => ({ key: pick, header: t(`groups.${pick}`), cell: (group: NeedGroup) => <Money amount={group[pick]} /> });
  return (
    <section aria-labelledby={`${of}-title`}>
      <h2 id={`${of}-title`} className="mb-4 text-2xl font-bold">{title}</h2>
      <div className="grid gap-4">
        <div className="card p-4 sm:p-6">
          <StackedBarList
            description={t(of === "programmes" ? "programmes.chart" : "places.chart")}
            parts={parts.map(({ key, fill }) => ({ key, fill, label: t(`groups.${key}`) }))}
            rows={groups.slice(0, MOST_BARS).map((group) => ({
              key: group.key ?? "grouped",
              label: nameOf(group),
              total: formatDong(group.delivered + group.goods + group.held, locale),
              parts: { delivered: group.delivered, goods: group.goods, held: group.held },
            }))}
          />
        </div>
        <FigureTable
          labelledBy={`${of}-title`}
          caption={title}
          rows={groups}
          rowKey={({ key }) => key ?? "grouped"}
          columns={[
            { key: "name", header: t(of === "programmes" ? "programmes.name" : "places.name"), cell: link },
            money("placed"), money("delivered"), money("goods"), money("disbursed"), money("held"),
            { key: "children", header: t("groups.children"), cell: ({ beneficiaries }: NeedGroup) => children(beneficiaries) },
          ]}
          total={[t("groups.total"), ...(["placed", "delivered", "goods", "disbursed", "held"] as const).map((key) => <Money key={key} amount={total[key]} />), children(total.beneficiaries)]}
        />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <CsvLink table={of} filters={filters} label={of === "places" && !filters.province ? t("places.more") : undefined} />
          {groups.some(({ key }) => key === null) ? <p className="text-sm text-ink-soft">{t("places.groupedNote")}</p> : null}
        </div>
      </div>
    </section>
  );
}
