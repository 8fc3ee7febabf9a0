import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { needListPath, parseNeedFilters } from "~/domain/needs/need-filters";
import { needCard } from "~/domain/needs/public-need-view";
import { readFilterChoices } from "~/domain/needs/read-filter-choices.server";
import { correctPlaces } from "~/domain/search/correct-places.server";
import { searchNeeds } from "~/domain/search/search-needs.server";
import { localeOf, localHref } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { activeFilters, NeedsChips, NeedsSort } from "~/routes/public/needs-chips";
import { NeedsEmpty } from "~/routes/public/needs-empty";
import { NeedsFilterForm } from "~/routes/public/needs-filter-form";
import { NeedCard } from "~/ui/need-card";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { useCount } from "~/ui/unit-progress";

export const handle = { ns: ["public"] };

export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "public:needs.metaTitle", "public:needs.metaDescription");

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const locale = localeOf(request);
  const asked = new URL(request.url).searchParams;
  const filters = await correctPlaces(parseNeedFilters(asked));
  // A form sends its empty fields too; the address that people keep and share holds only what was chosen.
  if ([...asked.values()].includes("")) throw redirect(localHref(request, needListPath(filters)));
  const [list, choices] = await Promise.all([searchNeeds(filters), readFilterChoices(filters.provinces[0] ?? null)]);
  const named = <Choice extends { nameVi: string; nameEn: string }>(choice: Choice) => (locale === "vi" ? choice.nameVi : choice.nameEn);
  return {
    filters: { ...filters, page: list.page },
    needs: list.needs.map((need) => needCard(need, locale)),
    total: list.total,
    pageCount: list.pageCount,
    provinces: choices.provinces.map((choice) => ({ value: choice.code, label: named(choice) })),
    communes: choices.communes.map((choice) => ({ value: choice.code, label: named(choice) })),
    programmes: choices.programmes.map(({ slug, titleVi, titleEn }) => ({ value: slug, label: locale === "vi" ? titleVi : titleEn })),
  };
}

export default function Needs() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  const count = useCount();
  const results = useRef<HTMLHeadingElement>(null);
  const { search } = useLocation();
  const shownBefore = useRef(search);
  // After filtering, the number of results is what a reader of the screen must hear next.
  useEffect(() => {
    if (shownBefore.current !== search) results.current?.focus({ preventScroll: true });
    shownBefore.current = search;
  }, [search]);
  const active = activeFilters(page, t);
  return (
    <>
      <PageHeader title={t("needs.title")} lead={t("needs.lead")} />
      <NeedsFilterForm key={needListPath(page.filters)} {...page} />
      <NeedsChips active={active} />
      <div className="mt-8 mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 ref={results} tabIndex={-1} className="text-xl font-semibold outline-none">
          {page.total === 0 ? t("needs.none") : t(`needs.count.${page.filters.state}`, { count: page.total, n: count(page.total) })}
        </h2>
        {page.total > 1 ? <NeedsSort filters={page.filters} /> : null}
      </div>
      {page.total === 0 ? <NeedsEmpty active={active} /> : null}
      <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {page.needs.map((need) => (
          <li key={need.code}>
            <NeedCard need={need} />
          </li>
        ))}
      </ul>
      <Pagination page={page.filters.page} pageCount={page.pageCount} />
    </>
  );
}
