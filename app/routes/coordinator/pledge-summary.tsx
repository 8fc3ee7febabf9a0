import { useTranslation } from "react-i18next";
import { publicHonourName } from "~/domain/pledges/pledge";
import type { PledgeView } from "~/domain/pledges/pledge-view";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { StateBadge } from "~/ui/state-badge";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

/** What was pledged and which deliveries carry it, as the coordinator needs it. */
export function PledgeSummary({ pledge }: { pledge: PledgeView }) {
  const { t } = useTranslation("coordinator");
  const locale = useLocale();
  const count = useCount();
  const word = useUnitWord();
  const { need } = pledge;
  return (
    <div className="grid gap-6">
      <section aria-labelledby="facts-title" className="card p-5">
        <h2 id="facts-title" className="text-lg font-semibold">{t("pledge.facts")}</h2>
        <DefinitionList
          className="mt-2"
          entries={[
            { term: t("facts.need"), detail: <LocalLink to={`/needs/${need.code}`} className="text-link">{need.code}</LocalLink> },
            { term: t("facts.place"), detail: locale === "vi" ? need.placeVi : need.placeEn },
            { term: t("facts.units"), detail: <>{count(pledge.units)} {word(need, pledge.units)}</> },
            { term: t("facts.delivered"), detail: <>{count(pledge.unitsDelivered)} {word(need, pledge.unitsDelivered)}</> },
            { term: t("facts.amount"), detail: <Money amount={pledge.amount} /> },
            { term: t("facts.mode"), detail: t(`mode.${pledge.mode}`) },
            { term: t("facts.sponsor"), detail: publicHonourName(pledge, locale) },
            pledge.goodsNote && { term: t("facts.goodsNote"), detail: <span className="whitespace-pre-line">{pledge.goodsNote}</span> },
            pledge.message && { term: t("facts.message"), detail: <span className="whitespace-pre-line">{pledge.message}</span> },
            { term: t("facts.madeAt"), detail: <DateTime at={pledge.madeAt} format="datetime" /> },
            pledge.state === "held" && pledge.holdExpiresAt ? { term: t("facts.holdUntil"), detail: <DateTime at={pledge.holdExpiresAt} format="datetime" /> } : null,
          ]}
        />
      </section>
      {pledge.deliveries.length > 0 ? (
        <section aria-labelledby="deliveries-title" className="card p-5">
          <h2 id="deliveries-title" className="mb-2 text-lg font-semibold">{t("pledge.deliveries")}</h2>
          <ul className="divide-y divide-line">
            {pledge.deliveries.map((delivery) => (
              <li key={delivery.id} className="py-1">
                <LocalLink to={`/coordinate/deliveries/${delivery.id}`} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-2">
                  <span className="text-link font-semibold">{count(delivery.units)} {word(need, delivery.units)}</span>
                  <StateBadge of="delivery" state={delivery.state} />
                  <span className="text-sm text-ink-soft tabular-nums">{delivery.code}</span>
                </LocalLink>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
