import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { needCard } from "~/domain/needs/public-need-view";
import { readHomeFigures } from "~/domain/needs/read-home-figures.server";
import { listUrgentNeeds } from "~/domain/needs/list-urgent-needs.server";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { DeliveredFigures } from "~/routes/public/home-delivered";
import { HomeHero } from "~/routes/public/home-hero";
import { ProofSteps } from "~/routes/public/home-proof";
import { Brocade } from "~/ui/brocade";
import { ButtonLink } from "~/ui/button";
import { categories } from "~/ui/category";
import { CategoryMark } from "~/ui/category-mark";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { NeedCard } from "~/ui/need-card";
import { pageMeta } from "~/ui/page-meta";

export const handle = { ns: ["public", "browse"] };

export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "public:home.metaTitle", "public:home.metaDescription");

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const locale = localeOf(request);
  const [figures, urgent] = await Promise.all([readHomeFigures(), listUrgentNeeds(6)]);
  return { figures, urgent: urgent.map((need) => needCard(need, locale)) };
}

export default function Home() {
  const { figures, urgent } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["public", "ui"]);
  return (
    <div className="grid gap-16 sm:gap-20">
      <HomeHero openNeeds={figures.openNeeds} openProvinces={figures.openProvinces} />
      <section aria-labelledby="urgent">
        <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
          <div className="max-w-2xl">
            <h2 id="urgent" className="text-2xl font-bold sm:text-3xl">{t("home.urgent.title")}</h2>
            <p className="mt-2 text-ink-soft">{t("home.urgent.lead")}</p>
          </div>
          <ButtonLink to="/needs" variant="secondary">{t("home.urgent.all")}</ButtonLink>
        </div>
        {urgent.length === 0 ? <EmptyState title={t("home.urgent.none")} /> : null}
        <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          {urgent.map((need) => (
            <li key={need.code}>
              <NeedCard need={need} />
            </li>
          ))}
        </ul>
      </section>
      <DeliveredFigures figures={figures} />
      <ProofSteps />
      <section aria-labelledby="kinds">
        <h2 id="kinds" className="text-2xl font-bold sm:text-3xl">{t("home.categories.title")}</h2>
        <ul className="mt-6 grid grid-cols-2 gap-3 lg:grid-cols-4">
          {categories.map((category) => (
            <li key={category}>
              <LocalLink to={`/needs?category=${category}`} className="card flex h-full min-h-16 flex-wrap items-center gap-x-3 gap-y-2 p-3 font-semibold hover:border-action hover:text-action sm:p-4">
                <CategoryMark category={category} framed />
                {t(`ui:category.${category}`)}
              </LocalLink>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="begin" className="card overflow-hidden">
        <Brocade seed="begin" />
        <div className="grid justify-items-start gap-4 p-6 sm:p-10">
          <h2 id="begin" className="text-2xl font-bold sm:text-3xl">{t("home.call.title")}</h2>
          <p className="max-w-2xl text-lg text-ink-soft">{t("home.call.text")}</p>
          <ButtonLink to="/needs" size="large">{t("ui:action.browseNeeds")}</ButtonLink>
          <p className="text-sm text-ink-soft">{t("home.call.privacy")}</p>
        </div>
      </section>
    </div>
  );
}
