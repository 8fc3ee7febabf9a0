import { useTranslation } from "react-i18next";
import type { PledgeOpening } from "~/domain/needs/need";
import type { NeedPageData } from "~/routes/public/need";
import { usualUnits } from "~/routes/sponsor/new-pledge-limits";
import { ButtonLink } from "~/ui/button";
import { Deadline } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Accepts } from "~/ui/need-card";
import { Notice } from "~/ui/notice";
import { PutUnitsIntoBasket } from "~/ui/put-units-into-basket";
import { ShortlistButton } from "~/ui/shortlist-button";
import { UnitProgress } from "~/ui/unit-progress";

/** Price, what one unit buys, what is left, and the way to pledge or why there is none. */
export function NeedPledgePanel({ need, opening, inBasket }: { need: NeedPageData["need"]; opening: PledgeOpening; /** Units that this browser has in its basket. */ inBasket: number | null }) {
  const { t } = useTranslation(["public", "promises", "basket"]);
  const free = need.quantity - need.unitsCovered;
  return (
    <aside aria-labelledby="give" className="card p-6 lg:sticky lg:top-6">
      <h2 id="give" className="text-ink-soft">{t("need.price", { unit: need.unit })}</h2>
      <p><Money amount={need.unitPrice} size="huge" /></p>
      <p className="mt-3">
        <span className="block text-sm text-ink-soft">{t("need.unitBuys", { unit: need.unit })}</span>
        {need.unitBuys}
      </p>
      <UnitProgress compact className="mt-4" quantity={need.quantity} unitsCovered={need.unitsCovered} unitsDelivered={need.unitsDelivered} unit={need.unit} />
      {opening === "open" ? (
        <>
          <p className="mt-3 text-sm">
            <span className="text-ink-soft">{t("need.remainingCost")}: </span>
            <Money amount={free * need.unitPrice} className="font-semibold" />
          </p>
          <p className="mt-1 text-sm"><Deadline at={need.lastMoment} format="date" /></p>
          <p className="mt-3 text-sm"><Accepts {...need.accepts} /></p>
          <ButtonLink to={`/needs/${need.code}/pledge`} size="large" className="mt-5 w-full">{t("need.pledge.button")}</ButtonLink>
          <p className="mt-2 text-center text-sm text-ink-soft">{t("need.pledge.note")}</p>
          {need.accepts.money ? (
            <div className="no-print mt-4 border-t border-line pt-4">
              <PutUnitsIntoBasket code={need.code} units={inBasket ?? usualUnits(need.unitPrice, free)} left={free} unit={need.unit} />
              {inBasket === null ? <p className="mt-2 text-sm text-ink-soft">{t("basket:put.text")}</p> : (
                <p className="mt-2 text-sm"><LocalLink to="/basket" className="text-link font-medium">{t("basket:put.inside", { n: inBasket })}</LocalLink></p>
              )}
            </div>
          ) : null}
        </>
      ) : (
        <>
          <Notice tone={opening === "delivered" || opening === "covered" ? "success" : "info"} className="mt-5">{t(`need.pledge.${opening}`)}</Notice>
          {opening === "covered" && need.accepts.money ? (
            <>
              <ButtonLink to={`/needs/${need.code}/waitlist`} className="mt-4 w-full">{t("promises:waitlist.link")}</ButtonLink>
              <p className="mt-2 text-center text-sm text-ink-soft">{t("promises:waitlist.linkText")}</p>
            </>
          ) : null}
          <ButtonLink to={`/needs?category=${need.category}`} variant="secondary" className="mt-4 w-full">{t("need.pledge.others")}</ButtonLink>
        </>
      )}
      <ShortlistButton wide code={need.code} title={need.title} className="mt-3" />
    </aside>
  );
}
