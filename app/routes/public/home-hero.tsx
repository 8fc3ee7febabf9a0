import { Form } from "@remix-run/react";
import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { UnitTrace } from "~/routes/public/home-unit-trace";
import { SearchBox } from "~/routes/public/search-box";
import { Brocade } from "~/ui/brocade";
import { Button, ButtonLink } from "~/ui/button";
import { useCount } from "~/ui/unit-progress";
import { localPath, useLocale } from "~/ui/use-locale";

/** What this is, in a sentence, and the two ways in: browse, or search. */
export function HomeHero({ openNeeds, openProvinces }: { openNeeds: number; openProvinces: number }) {
  const { t } = useTranslation(["public", "ui"]);
  const count = useCount();
  return (
    <section className="card">
      <Brocade seed="golden-heart" className="rounded-t-2xl" />
      <div className="grid items-center gap-x-14 p-6 sm:p-10 lg:grid-cols-[minmax(0,1fr)_24rem] lg:p-12">
        <div>
          <p className="font-medium text-ink-soft">{t("home.eyebrow")}</p>
          <h1 className="mt-3 max-w-3xl text-4xl font-bold tracking-tight sm:text-5xl">{t("home.title")}</h1>
          <p className="mt-5 max-w-2xl text-lg text-ink-soft">{t("home.lead")}</p>
          <div className="mt-8 flex flex-wrap gap-3">
            <ButtonLink to="/needs" size="large">{t("ui:action.browseNeeds")}</ButtonLink>
            <ButtonLink to="#proof" size="large" variant="secondary">{t("home.how")}</ButtonLink>
          </div>
          <Form method="get" action={localPath("/needs", useLocale())} role="search" className="mt-8 max-w-2xl">
            <label htmlFor="home-q" className="mb-1 block font-medium">{t("home.searchLabel")}</label>
            <div className="flex gap-2">
              <SearchBox id="home-q" placeholder={t("home.searchPlaceholder")} />
              <Button variant="secondary" className="shrink-0 whitespace-nowrap" icon={<Search aria-hidden className="size-5" />}>
                <span className="sr-only sm:not-sr-only">{t("ui:action.search")}</span>
              </Button>
            </div>
          </Form>
          {openNeeds > 0 ? (
            <p className="mt-4 text-ink-soft">{t("home.openNow", { count: openNeeds, n: count(openNeeds), provinces: openProvinces })}</p>
          ) : null}
        </div>
        <UnitTrace />
      </div>
    </section>
  );
}
