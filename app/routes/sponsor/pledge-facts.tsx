import { useTranslation } from "react-i18next";
import type { PledgeView } from "~/domain/pledges/pledge-view";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

/** What was pledged, to what, under which name. */
export function PledgeFacts({ pledge }: { pledge: PledgeView }) {
  const { t } = useTranslation("sponsor");
  const vi = useLocale() === "vi";
  const count = useCount();
  const word = useUnitWord();
  const { need } = pledge;
  return (
    <section aria-labelledby="about-title" className="card p-5 sm:p-6">
      <h2 id="about-title" className="text-xl font-semibold">{t("pledge.facts.title")}</h2>
      <DefinitionList
        className="mt-1"
        entries={[
          { term: t("pledge.facts.need"), detail: <LocalLink to={`/needs/${need.code}`} className="text-link">{need.code} · {vi ? need.titleVi : need.titleEn}</LocalLink> },
          { term: t("pledge.facts.place"), detail: vi ? need.placeVi : need.placeEn },
          { term: t("pledge.facts.mode"), detail: t(`pledge.facts.modes.${pledge.mode}`) },
          { term: t("pledge.facts.units"), detail: <>{count(pledge.units)} {word(need, pledge.units)} × <Money amount={pledge.unitPrice} /></> },
          { term: t("pledge.facts.amount"), detail: <Money amount={pledge.amount} /> },
          { term: t("pledge.facts.honour"), detail: pledge.givenAs === "anonymous" ? t("pledge.facts.anonymous") : pledge.honourName },
          pledge.goodsNote !== null && { term: t("pledge.facts.goodsNote"), detail: <span className="whitespace-pre-line">{pledge.goodsNote}</span> },
          pledge.message !== null && { term: t("pledge.facts.message"), detail: <span className="whitespace-pre-line">{pledge.message}</span> },
          { term: t("pledge.facts.madeAt"), detail: <DateTime at={pledge.madeAt} format="datetime" /> },
          { term: t("pledge.facts.reference"), detail: <span className="tabular-nums">{pledge.reference}</span> },
        ]}
      />
      {pledge.own && pledge.payment && (pledge.payment.received > 0 || pledge.state === "refunded") ? (
        <p className="no-print mt-2"><LocalLink to={`/my/pledges/${pledge.reference}/refund`} className="text-link inline-flex min-h-11 items-center">{t("pledge.facts.refund")}</LocalLink></p>
      ) : null}
    </section>
  );
}
