import { useTranslation } from "react-i18next";
import type { AreasPage } from "~/routes/admin/areas";
import { useAreaName } from "~/routes/admin/area-lists";
import { momentInWords } from "~/ui/clock-words";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { PageHeader } from "~/ui/page-header";
import { useLocale } from "~/ui/use-locale";

type Area = NonNullable<AreasPage["area"]>;

/** One area of today: what it was made of, and what the state has recognised it or its former units as. */
export function AreaHistoryView({ area, province }: { area: Area; province: AreasPage["province"] }) {
  const { t } = useTranslation("admin");
  const name = useAreaName();
  const crumbs = [{ to: "/admin/areas", label: t("areas.title") }];
  if (province) crumbs.push({ to: `/admin/areas?province=${province.code}`, label: name(province) });
  return (
    <>
      <PageHeader crumbs={crumbs} title={name(area)} eyebrow={<span className="tabular-nums">{t("areas.code")}: {area.code}</span>} />
      <div className="grid gap-10">
        <Predecessors area={area} />
        <Designations area={area} />
      </div>
    </>
  );
}

function Predecessors({ area }: { area: Area }) {
  const { t } = useTranslation("admin");
  if (area.code === area.provinceCode && area.predecessors.length === 0) return null;
  return (
    <section aria-labelledby="predecessors">
      <h2 id="predecessors" className="mb-4 text-xl font-semibold">{t("areas.predecessors")}</h2>
      <DataTable
        caption={t("areas.predecessors")}
        rows={area.predecessors}
        rowKey={(one) => `${one.code}-${one.validTo}`}
        empty={<p className="text-ink-soft">{t("areas.noPredecessors")}</p>}
        columns={[
          { key: "name", primary: true, header: t("areas.name"), cell: (one) => one.fullNameVi },
          { key: "code", header: t("areas.code"), cell: (one) => <span className="tabular-nums">{one.code}</span> },
          { key: "district", header: t("areas.district"), cell: (one) => [one.formerDistrict, one.formerProvince].filter(Boolean).join(", ") || "—" },
          { key: "share", header: t("areas.share"), cell: (one) => t(one.split ? "areas.part" : "areas.whole") },
          { key: "until", header: t("areas.until"), cell: (one) => <DateTime at={one.validTo} /> },
        ]}
      />
    </section>
  );
}

function Designations({ area }: { area: Area }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  if (area.code === area.provinceCode && area.designations.length === 0) return null;
  return (
    <section aria-labelledby="designations">
      <h2 id="designations" className="mb-4 text-xl font-semibold">{t("areas.designations")}</h2>
      <DataTable
        caption={t("areas.designations")}
        rows={area.designations}
        rowKey={(one) => `${one.scheme}-${one.ofVi}-${one.validFrom}`}
        empty={<p className="text-ink-soft">{t("areas.noDesignations")}</p>}
        columns={[
          { key: "value", primary: true, header: t("areas.designation"), cell: (one) => t(`areas.values.${one.value}`) },
          { key: "unit", header: t("areas.ofUnit"), cell: (one) => one.ofVi },
          { key: "basis", header: t("areas.basis"), cell: (one) => one.legalBasis },
          {
            key: "period",
            header: t("areas.period"),
            cell: (one) => {
              const from = momentInWords(one.validFrom, locale);
              return one.validTo ? t("areas.fromTo", { from, to: momentInWords(one.validTo, locale) }) : t("areas.from", { from });
            },
          },
          { key: "note", header: t("areas.note"), cell: (one) => <span className="text-sm">{one.sourceNote ?? "—"}</span> },
        ]}
      />
    </section>
  );
}
