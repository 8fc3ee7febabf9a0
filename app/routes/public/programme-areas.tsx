import { useTranslation } from "react-i18next";
import type { ProgrammeInLocale } from "~/domain/programmes/programme-in-locale";
import { DataTable } from "~/ui/data-table";

/** The communes of the plan, frozen as it named them, and where each lies today. */
export function ProgrammeAreas({ areas }: { areas: ProgrammeInLocale["frozenAreas"] }) {
  const { t } = useTranslation("programmes");
  if (areas.length === 0) return null;
  return (
    <section aria-labelledby="frozen">
      <h2 id="frozen" className="text-2xl font-bold">{t("page.frozen")}</h2>
      <p className="mt-1 max-w-3xl text-ink-soft">{t("page.frozenLead")}</p>
      <DataTable
        className="mt-5"
        caption={t("page.frozenCaption")}
        rows={areas}
        rowKey={(area) => String(area.position)}
        columns={[
          { key: "name", header: t("page.frozenName"), primary: true, cell: (area) => `${area.position}. ${area.nameVi}` },
          { key: "district", header: t("page.frozenDistrict"), cell: (area) => area.formerDistrict ?? "–" },
          {
            key: "today",
            header: t("page.frozenToday"),
            cell: (area) => (area.today.length === 0 ? "–" : `${area.today.join(", ")}${area.today.length > 1 ? ` (${t("page.divided")})` : ""}`),
          },
        ]}
      />
    </section>
  );
}
