import { useNavigation } from "@remix-run/react";
import { clsx } from "clsx";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { NeedsChips, NeedsSort, type ActiveFilter } from "~/routes/public/needs-chips";
import { NeedsEmpty } from "~/routes/public/needs-empty";
import type { NeedsPageData } from "~/routes/public/needs";
import { NeedCard } from "~/ui/need-card";
import { Pagination } from "~/ui/pagination";
import { useCount } from "~/ui/unit-progress";

/** How many needs there are, in words: "34 needs look for support", "More than 2,000 …". */
export function useFound({ total, more, filters }: Pick<NeedsPageData, "total" | "more" | "filters">): string {
  const { t } = useTranslation(["browse", "public"]);
  const count = useCount();
  if (total === 0) return t("public:needs.none");
  return t(`public:needs.count.${filters.state}`, { count: total, n: more ? t("results.moreThan", { n: count(total) }) : count(total) });
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
  const waiting = useNavigation().state === "loading";
  return (
    <section aria-labelledby="results" aria-busy={waiting} className={clsx("min-w-0 transition-opacity", waiting && "opacity-60")}>
      <NeedsChips active={active} />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 ref={heading} id="results" tabIndex={-1} className="scroll-mt-6 text-xl font-semibold outline-none">{found}</h2>
        {page.total > 1 ? <NeedsSort filters={page.filters} /> : null}
      </div>
      {page.total === 0 ? <NeedsEmpty active={active} nearMisses={page.nearMisses} /> : null}
      <ul aria-label={t("results.label")} className="grid gap-5 sm:grid-cols-2">
        {page.needs.map((need) => (
          <li key={need.code}>
            <NeedCard need={need} headingLevel={3} />
          </li>
        ))}
      </ul>
      <Pagination page={page.filters.page} pageCount={page.pageCount} />
    </section>
  );
}
