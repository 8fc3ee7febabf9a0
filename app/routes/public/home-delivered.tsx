import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { HomeFigures } from "~/domain/needs/home-figures";
import { ButtonLink } from "~/ui/button";
import { CategoryMark } from "~/ui/category-mark";
import { Money } from "~/ui/money";
import { useCount } from "~/ui/unit-progress";

/** What has really been given: confirmed deliveries alone. */
export function DeliveredFigures({ figures }: { figures: HomeFigures }) {
  const { t } = useTranslation(["public", "ui"]);
  const count = useCount();
  return (
    <section aria-labelledby="delivered">
      <h2 id="delivered" className="text-2xl font-bold sm:text-3xl">{t("home.delivered.title")}</h2>
      <p className="mt-2 max-w-2xl text-ink-soft">{t("home.delivered.lead")}</p>
      {figures.confirmedDeliveries === 0 ? (
        <p className="card mt-6 p-6">{t("home.delivered.none")}</p>
      ) : (
        <>
          <dl className="mt-6 grid gap-4 sm:grid-cols-6">
            <Figure wide label={t("home.delivered.money")}>
              <Money amount={figures.moneyDelivered} />
            </Figure>
            {figures.goodsDelivered > 0 ? (
              <Figure wide label={t("home.delivered.goods")}>
                <Money amount={figures.goodsDelivered} />
              </Figure>
            ) : null}
            <Figure label={t("home.delivered.deliveries", { count: figures.confirmedDeliveries })}>{count(figures.confirmedDeliveries)}</Figure>
            <Figure label={t("home.delivered.sponsors", { count: figures.sponsors })}>{count(figures.sponsors)}</Figure>
            {figures.certificatesIssued > 0 ? (
              <Figure label={t("home.delivered.certificates", { count: figures.certificatesIssued })}>{count(figures.certificatesIssued)}</Figure>
            ) : null}
          </dl>
          <h3 className="mt-6 mb-3 font-semibold">{t("home.delivered.byCategory")}</h3>
          <ul className="flex flex-wrap gap-x-8 gap-y-3">
            {figures.unitsByCategory.map(({ category, units }) => (
              <li key={category} className="flex items-center gap-2">
                <CategoryMark category={category} className="text-action" />
                <span>
                  <strong className="tabular-nums">{count(units)}</strong> <span className="text-ink-soft">{t(`ui:category.${category}`)}</span>
                </span>
              </li>
            ))}
          </ul>
          <p className="mt-6"><ButtonLink to="/transparency" variant="secondary">{t("home.delivered.accounts")}</ButtonLink></p>
        </>
      )}
    </section>
  );
}

function Figure({ label, children, wide = false }: { label: string; children: ReactNode; wide?: boolean }) {
  return (
    <div className={clsx("card flex flex-col-reverse justify-end p-5", wide ? "sm:col-span-3" : "sm:col-span-2")}>
      <dt className="text-ink-soft">{label}</dt>
      <dd className="text-3xl font-bold tracking-tight tabular-nums">{children}</dd>
    </div>
  );
}
