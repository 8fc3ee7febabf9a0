import { useTranslation } from "react-i18next";
import type { NeedPageData } from "~/routes/public/need";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { LocalLink } from "~/ui/local-link";
import { Accepts } from "~/ui/need-card";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";

/** For whom (as far as the public layer goes), where, and what the state already pays. */
export function NeedFacts({ need, place }: Pick<NeedPageData, "need" | "place">) {
  const { t } = useTranslation("public");
  const vi = useLocale() === "vi";
  const count = useCount();
  const band = t(`need.bands.${need.ageBand}`);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="mb-1 text-xl font-bold">{t("need.facts")}</h2>
      <DefinitionList
        entries={[
          {
            term: t("need.forWhom"),
            detail: (
              <>
                {need.beneficiaries === null ? t("need.childrenBand", { band }) : t("need.children", { count: need.beneficiaries, n: count(need.beneficiaries), band })}
                <span className="mt-1 block text-sm font-normal text-ink-soft">{t("need.privacy")}</span>
              </>
            ),
          },
          {
            term: t("need.where"),
            detail: (
              <>
                {vi ? `${place.commune.vi}, ${place.province.vi}` : `${place.commune.en} ${t(`need.areaKind.${place.commune.kind}`)}, ${place.province.en}`}
                {place.designations.map((designation) => (
                  <span key={designation.value} className="block text-sm font-normal text-ink-soft">
                    {t(`need.designation.${designation.value}`)} · {designation.legalBasis}
                  </span>
                ))}
                {place.formerly.length > 0 ? (
                  <span className="mt-1 block text-sm font-normal text-ink-soft">
                    {t("need.formerly", { names: place.formerly.map(({ name, district }) => (district ? `${name} (${district})` : name)).join(", ") })}
                  </span>
                ) : null}
              </>
            ),
          },
          { term: t("need.accepts"), detail: <><Accepts {...need.accepts} />{need.accepts.volunteers ? <span className="mt-1 block text-sm font-normal text-ink-soft">{t("need.volunteers")}</span> : null}</> },
          { term: t("need.languages"), detail: need.languages.map((language) => t(`need.language.${language}`)).join(", ") },
          { term: t(need.state === "open" ? "need.deadline" : "need.deadlineWas"), detail: <DateTime at={need.lastMoment} /> },
          need.programme && {
            term: t("need.programme"),
            detail: <LocalLink to={`/programmes/${need.programme.slug}`} className="text-link inline-flex min-h-11 items-center">{need.programme.title}</LocalLink>,
          },
          { term: t("need.stateSupport"), detail: need.stateSupport ?? <span className="font-normal text-ink-soft">{t("need.noStateSupport")}</span> },
          need.publishedAt !== null && { term: t("need.published"), detail: <DateTime at={need.publishedAt} /> },
        ]}
      />
    </section>
  );
}
