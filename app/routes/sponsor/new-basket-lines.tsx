import { useTranslation } from "react-i18next";
import type { WeighedBasket } from "~/domain/baskets/weigh-basket.server";
import { Button } from "~/ui/button";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

/** What is about to be pledged, need by need, and the sum. Where fewer units are left than were chosen a button of the same form takes those, and nothing typed is lost. */
export function NewBasketLines({ basket }: { basket: WeighedBasket & { left: number } }) {
  const { t } = useTranslation("basket");
  const vi = useLocale() === "vi";
  const count = useCount();
  const word = useUnitWord();
  const troubled = basket.gone.length > 0 || basket.lines.some(({ trouble }) => trouble !== null);
  return (
    <section aria-labelledby="lines-title" className="card grid gap-3 p-5">
      <h2 id="lines-title" className="text-lg font-semibold">{t("sum.title", { count: basket.lines.length })}</h2>
      <ul className="grid gap-2">
        {basket.lines.map(({ need, units, left, cost, trouble }) => (
          <li key={need.code} className="border-t border-line pt-2">
            <span className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium">{vi ? need.titleVi : need.titleEn}</span>
              <Money amount={cost} className="font-semibold" />
            </span>
            <span className="block text-sm text-ink-soft">{count(units)} {word(need, units)} × <Money amount={need.unitPrice} /> · <span className="tabular-nums">{need.code}</span></span>
            {trouble ? <strong className="block text-sm text-warning">{t(trouble === "units-taken" ? (left > 0 ? "trouble.fewer" : "trouble.none") : `trouble.${trouble}`, { count: left, left: count(left), unit: word(need, left) })}</strong> : null}
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line-strong pt-3">
        <span className="text-ink-soft">{t("new.sum")}</span> <Money amount={basket.sum} size="large" />
      </p>
      {troubled ? (
        <Notice tone="warning" title={t("new.trouble")}>
          {basket.left > 0 ? <Button variant="secondary" name="intent" value="reduce" className="mt-2">{t("sum.reduce")}</Button> : <p>{t("new.nothingLeft")}</p>}
        </Notice>
      ) : null}
      <LocalLink to="/basket" className="text-link inline-flex min-h-11 items-center">{t("new.change")}</LocalLink>
    </section>
  );
}
