import { useTranslation } from "react-i18next";
import type { Appeal } from "~/domain/disclosure/appeal.server";
import { DefinitionList } from "~/ui/definition-list";
import { DemoTag } from "~/ui/demo-banner";
import { LocalLink } from "~/ui/local-link";
import { useLocale } from "~/ui/use-locale";

/** What the rules on voluntary contributions ask to be made public of an appeal, with the fund's own deadlines. */
export function TransparencyAppeal({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation("transparency");
  const vi = useLocale() === "vi";
  const said = (inVi: string | null, inEn: string | null) => (vi ? inVi : (inEn ?? inVi)) ?? t("appeal.unset");
  const until = (day: string | undefined) => (day ? `, ${t("appeal.until", { day: day.split("-").reverse().join("/") })}` : "");
  return (
    <section aria-labelledby="appeal-title" className="card p-5 sm:p-8">
      <h2 id="appeal-title" className="flex flex-wrap items-center gap-3 text-2xl font-bold">{t("appeal.title")} {appeal.demo ? <DemoTag /> : null}</h2>
      <p className="mt-1 mb-2 text-ink-soft">{t("appeal.lead")}</p>
      <DefinitionList
        entries={[
          { term: t("appeal.name"), detail: said(appeal.titleVi, appeal.titleEn) },
          { term: t("appeal.basis"), detail: said(appeal.basisVi, appeal.basisEn) },
          { term: t("appeal.purpose"), detail: t("appeal.purposeText") },
          { term: t("appeal.receiving"), detail: <>{t("appeal.receivingText")} {t("appeal.receipts")}</> },
          { term: t("appeal.level"), detail: <>{t("appeal.levelText")} <LocalLink to="/needs" className="text-link">{t("appeal.needs")}</LocalLink></> },
          { term: t("appeal.handing"), detail: <>{t("appeal.handingText")} <LocalLink to="/transparency/deliveries" className="text-link">{t("deliveries.all")}</LocalLink></> },
          { term: t("appeal.posted"), detail: said(appeal.placeVi, appeal.placeEn) },
          {
            key: "deadlines",
            term: t("appeal.deadlines"),
            detail: (
              <>
                <ul className="list-disc pl-5">
                  <li>{t("appeal.receive", { count: appeal.receiveDays })}{until(appeal.days?.receiveUntil)}</li>
                  <li>{t("appeal.distribute", { count: appeal.distributeDays })}{until(appeal.days?.distributeUntil)}</li>
                  <li>{t("appeal.post", { count: appeal.postingDays })}{until(appeal.days?.postUntil)}</li>
                </ul>
                {appeal.days ? null : <p className="mt-2 font-normal">{t("appeal.open")}</p>}
                <p className="mt-2 text-sm font-normal text-ink-soft">{t("appeal.setting")}</p>
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
