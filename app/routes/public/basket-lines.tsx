import { MapPin } from "lucide-react";
import { useTranslation } from "react-i18next";
import { BASKET_MOST } from "~/domain/baskets/chosen-units";
import { needListPath, type NeedFilters } from "~/domain/needs/need-filters";
import type { BasketPlanData } from "~/routes/public/basket-plan";
import { ButtonLink } from "~/ui/button";
import { CategoryMark } from "~/ui/category-mark";
import { DefinitionList } from "~/ui/definition-list";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { PutIntoBasket } from "~/ui/put-into-basket";
import { PriorityLine } from "~/ui/priority-line";
import { useCount } from "~/ui/unit-progress";
import { useUnitWord } from "~/ui/use-unit-word";

/** The proposed units need by need, each with the way to pledge them, then the sum and what is left over. */
export function BasketLines({ plan, filters }: { plan: BasketPlanData; filters: NeedFilters }) {
  const { t } = useTranslation("browse");
  const count = useCount();
  const word = useUnitWord();
  if (plan.lines.length === 0) {
    return (
      <EmptyState title={t("plan.none")} action={<ButtonLink to={needListPath(filters)} variant="secondary">{t("plan.seeNeeds")}</ButtonLink>}>
        {t(plan.considered === 0 ? "plan.noneFound" : "plan.tooDear")}
      </EmptyState>
    );
  }
  return (
    <>
      <p role="status" className="mb-4 text-lg font-semibold">{t("plan.found", { count: plan.lines.length })}</p>
      <PutIntoBasket lines={plan.lines.slice(0, BASKET_MOST).map(({ need, units }) => ({ code: need.code, units }))} size="large" className="no-print mb-4 grid sm:inline-grid">
        {t("plan.takeAll", { count: Math.min(plan.lines.length, BASKET_MOST) })}
      </PutIntoBasket>
      <ol className="grid gap-4">
        {plan.lines.map(({ need, units, cost }) => (
          <li key={need.code} className="card grid gap-x-6 gap-y-3 p-5 break-inside-avoid sm:grid-cols-[minmax(0,1fr)_auto]">
            <div className="min-w-0">
              <p className="flex items-center gap-2 text-sm text-ink-soft">
                <CategoryMark category={need.category} className="text-action" /> <span className="tabular-nums">{need.code}</span>
              </p>
              <h2 className="mt-1 text-lg font-semibold"><LocalLink to={`/needs/${need.code}`} className="hover:text-action hover:underline">{need.title}</LocalLink></h2>
              <p className="mt-1 flex items-start gap-1.5 text-sm text-ink-soft"><MapPin aria-hidden className="mt-0.5 size-4 shrink-0" />{need.place}</p>
              <PriorityLine score={need.priorityScore} reason={need.topReason} className="mt-2" />
            </div>
            <div className="sm:text-right">
              <p><Money amount={cost} size="large" /></p>
              <p className="text-sm text-ink-soft">
                {t("plan.units", { n: count(units), unit: word(need.unit, units) })} × <Money amount={need.unitPrice} />
              </p>
              <p className="text-sm text-ink-soft">{t("plan.ofLeft", { n: count(need.quantity - need.unitsCovered) })}</p>
              <ButtonLink to={`/needs/${need.code}/pledge?units=${units}`} variant="secondary" className="mt-3">{t("plan.pledge", { n: count(units), unit: word(need.unit, units) })}</ButtonLink>
            </div>
          </li>
        ))}
      </ol>
      <section aria-labelledby="sum" className="card mt-6 p-5">
        <h2 id="sum" className="text-lg font-semibold">{t("plan.sums")}</h2>
        <DefinitionList
          entries={[
            { term: t("plan.amount"), detail: <Money amount={plan.amount} /> },
            { term: t("plan.sum"), detail: <Money amount={plan.sum} size="large" /> },
            {
              term: t("plan.leftOver"),
              detail: (
                <>
                  <Money amount={plan.leftOver} />
                  <span className="mt-1 block text-sm font-normal text-ink-soft">{t(plan.leftOver === "0" ? "plan.leftNothing" : "plan.leftWhy", { count: plan.considered })}</span>
                </>
              ),
            },
          ]}
        />
      </section>
      <Notice className="mt-6">{t("plan.notHeld")}</Notice>
      <p className="mt-4 text-sm text-ink-soft">{t("plan.rule")}</p>
    </>
  );
}
