import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { isCanonicalList } from "~/domain/needs/canonical-list";
import { needListParams, needListPath, parseNeedFilters } from "~/domain/needs/need-filters";
import { needCard } from "~/domain/needs/public-need-view";
import { correctPlaces } from "~/domain/search/correct-places.server";
import { nameFacets } from "~/domain/search/name-facets.server";
import { readNearMisses } from "~/domain/search/near-misses.server";
import { needsPerPage } from "~/domain/search/need-search";
import { readAmount } from "~/domain/search/read-amount";
import { searchNeeds } from "~/domain/search/search-needs.server";
import { feedPath } from "~/routes/public/feed-path";
import { translator } from "~/locales/i18n";
import { localeOfPath } from "~/locales/languages";
import { localeOf, localHref } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { BudgetForm } from "~/routes/public/budget-form";
import { useActiveFilters } from "~/routes/public/needs-chips";
import { listJsonLd } from "~/routes/public/list-json-ld";
import { NeedsPanel } from "~/routes/public/needs-panel";
import { NeedsResults, useFound } from "~/routes/public/needs-results";
import { NeedsSearch } from "~/routes/public/needs-search";
import { useInstantForm } from "~/routes/public/use-instant-form";
import { useResultsFocus } from "~/routes/public/use-results-focus";
import { ButtonLink } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { pageMeta, siteOf } from "~/ui/page-meta";
import { useCount } from "~/ui/unit-progress";
import { localPath, useLocale } from "~/ui/use-locale";

export const handle = { ns: ["public", "browse"] };

export const meta: MetaFunction<typeof loader> = (args) => {
  const { filters, name } = args.data ?? {};
  if (!filters) return pageMeta(args, "public:needs.metaTitle");
  const site = siteOf(args);
  const params = needListParams({ ...filters, page: 1 });
  const picture = isCanonicalList(filters) && params.size > 0 ? `/needs/share.png?${params}` : "/needs/share.png";
  const at = isCanonicalList(filters) ? { query: needListParams(filters).toString(), picture } : { index: false, picture };
  return [
    ...(name ? pageMeta(args, "browse:list.metaTitle", "browse:list.metaDescription", { name }, at) : pageMeta(args, "public:needs.metaTitle", "public:needs.metaDescription", {}, at)),
    ...(isCanonicalList(filters) ? [{ "script:ld+json": listJsonLd(name ?? args.data!.title, site + needListPath(filters), args.data!.needs.map(({ code, title }) => ({ name: title, url: `${site}/needs/${code}` })), (filters.page - 1) * needsPerPage + 1) }] : []),
    { tagName: "link", rel: "alternate", type: "application/atom+xml", href: feedPath(filters, localeOfPath(args.location.pathname)) },
  ];
};

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const locale = localeOf(request);
  const asked = new URL(request.url).searchParams;
  const filters = await correctPlaces(parseNeedFilters(asked));
  // A form sends its empty fields too; the address that people keep and share holds only what was chosen.
  if ([...asked.values()].includes("")) throw redirect(localHref(request, needListPath(filters)));
  const list = await searchNeeds(filters, { facets: true });
  const [choices, nearMisses] = await Promise.all([nameFacets(list.facets!, filters, locale), list.total === 0 ? readNearMisses(filters) : []]);
  const { budget, rest } = readAmount(filters.q);
  return {
    filters: { ...filters, page: list.page },
    needs: list.needs.map((need) => needCard(need, locale)),
    title: translator(locale, "public")("needs.title"),
    total: list.total,
    more: list.more,
    pageCount: list.pageCount,
    facets: list.facets!,
    choices,
    nearMisses,
    name: filters.categories.length + filters.provinces.length === 1 ? (choices.provinces.find(({ value }) => value === filters.provinces[0])?.label ?? translator(locale, "ui")(`category.${filters.categories[0]}`)) : null,
    budget: budget === null ? null : { amount: budget, q: rest },
  };
}

export type NeedsPageData = Awaited<ReturnType<typeof loader>>;

export default function Needs() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  const active = useActiveFilters(page);
  const found = useFound(page);
  const count = useCount();
  const instant = useInstantForm(localPath("/needs", useLocale()), { state: "open", within: "50" });
  const results = useResultsFocus();
  return (
    <>
      <PageHeader title={t("needs.title")} lead={t("needs.lead")} actions={<ButtonLink to="/map" variant="secondary">{t("needs.map")}</ButtonLink>} />
      <div onChange={instant.onChange}>
        <NeedsSearch q={page.filters.q} form={instant.form} onSubmit={instant.onSubmit} onLeave={instant.cancel} />
        <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[18rem_minmax(0,1fr)]">
          <div className="grid gap-4">
            <NeedsPanel page={page} active={active.length} found={found} onShow={results.goThere} />
            <BudgetForm filters={page.budget ? { ...page.filters, q: page.budget.q } : page.filters} amount={page.budget ? count(page.budget.amount) : ""} />
          </div>
          <NeedsResults page={page} active={active} found={found} heading={results.heading} />
        </div>
      </div>
      <p role="status" className="sr-only">{results.changed ? found : ""}</p>
    </>
  );
}
