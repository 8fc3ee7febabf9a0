import { useNavigation } from "@remix-run/react";
import { clsx } from "clsx";
import { BellPlus, Coins, Rss } from "lucide-react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import { needListParams } from "~/domain/needs/need-filters";
import { feedPath } from "~/routes/public/feed-path";
import { NeedsChips, NeedsSort, type ActiveFilter } from "~/routes/public/needs-chips";
import { NeedsEmpty } from "~/routes/public/needs-empty";
import type { NeedsPageData } from "~/routes/public/needs";
import { LocalLink } from "~/ui/local-link";
import { NeedCard } from "~/ui/need-card";
import { Pagination } from "~/ui/pagination";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";

/** How many needs there are, in words: "34 needs look for support", "More than 2,000 …". */
export function useFound({ total, more, filters }: Pick<NeedsPageData, "total" | "more" | "filters">): string {
  const { t } = useTranslation(["browse", "public"]);
  const count = useCount();
  if (total === 0) return t("public:needs.none");
  return t(`public:needs.count.${filters.state}`, { count: total, n: more ? t("results.moreThan", { n: count(total) }) : count(total) });
}

/** Where these filters can be saved; the list itself holds nothing of who looks at it. */
function saveSearchPath(filters: NeedsPageData["filters"]): string {
  const params = needListParams({ ...filters, state: "open", sort: "priority", page: 1 });
  return params.size > 0 ? `/searches/new?${params}` : "/searches/new";
}

export interface NeedsResultsProps {
  page: NeedsPageData;
  active: ActiveFilter[];
  found: string;
  heading: RefObject<HTMLHeadingElement>;
}

/** The list as it is now, with what it was narrowed by. */
export function NeedsResults({ page, active, found, heading }: NeedsResultsProps) {
  const { t } = useTranslation("browse");
  const locale = useLocale();
  const waiting = useNavigation().state === "loading";
  return (
    <section aria-labelledby="results" aria-busy={waiting} className={clsx("min-w-0 transition-opacity", waiting && "opacity-60")}>
      <NeedsChips active={active} />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 ref={heading} id="results" tabIndex={-1} className="scroll-mt-6 text-xl font-semibold outline-none">{found}</h2>
        {page.total > 1 ? <NeedsSort filters={page.filters} /> : null}
      </div>
      {page.budget ? (
        <p className="card mb-4 p-4">
          <LocalLink to={`/basket/plan?${new URLSearchParams([["amount", String(page.budget.amount)], ...needListParams({ ...page.filters, q: page.budget.q, page: 1, state: "open" })])}`} className="text-link inline-flex min-h-11 items-center gap-2 font-semibold">
            <Coins aria-hidden className="size-5" /> {t("plan.can", { amount: formatDong(page.budget.amount, locale) })}
          </LocalLink>
        </p>
      ) : null}
      {page.total === 0 ? <NeedsEmpty active={active} nearMisses={page.nearMisses} /> : null}
      <ul aria-label={t("results.label")} className="grid gap-5 sm:grid-cols-2">
        {page.needs.map((need) => (
          <li key={need.code}>
            <NeedCard need={need} headingLevel={3} />
          </li>
        ))}
      </ul>
      <p className="no-print mt-6 flex flex-wrap gap-x-8 text-sm">
        <LocalLink to={saveSearchPath(page.filters)} rel="nofollow" className="text-link inline-flex min-h-11 items-center gap-2"><BellPlus aria-hidden className="size-4 shrink-0" />{t("list.save")}</LocalLink>
        <a href={feedPath(page.filters, locale)} className="text-link inline-flex min-h-11 items-center gap-2"><Rss aria-hidden className="size-4" />{t("feed.link")}</a>
      </p>
      <Pagination page={page.filters.page} pageCount={page.pageCount} />
    </section>
  );
}
