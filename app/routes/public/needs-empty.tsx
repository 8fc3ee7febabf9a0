import { useTranslation } from "react-i18next";
import { needListPath } from "~/domain/needs/need-filters";
import type { ActiveFilter } from "~/routes/public/needs-chips";
import type { NeedsPageData } from "~/routes/public/needs";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { useCount } from "~/ui/unit-progress";

type NearMiss = NeedsPageData["nearMisses"][number];

/** Nothing found: which single condition, left out, would give how many needs. */
export function NeedsEmpty({ active, nearMisses }: { active: ActiveFilter[]; nearMisses: NearMiss[] }) {
  const { t } = useTranslation(["browse", "public"]);
  const count = useCount();
  if (active.length === 0) {
    return <EmptyState title={t("public:needs.none")} action={<ButtonLink to="/needs?state=all">{t("public:needs.showAll")}</ButtonLink>}>{t("public:needs.emptyPlain")}</EmptyState>;
  }
  const left = (miss: NearMiss) => (miss.without === "state" ? t("empty.anyState") : t("empty.without", { filter: miss.words ? `“${miss.words}”` : wordsOf(miss.without, active) }));
  return (
    <EmptyState title={t("public:needs.emptyTitle")} action={<ButtonLink to="/needs" variant={nearMisses.length > 0 ? "secondary" : "primary"}>{t("public:needs.clear")}</ButtonLink>}>
      {nearMisses.length === 0 ? <p>{t("empty.far")}</p> : null}
      {nearMisses.length > 0 ? (
        <>
          <p>{t("empty.near")}</p>
          <ul className="mt-3 grid justify-items-center gap-1">
            {nearMisses.map((miss) => (
              <li key={needListPath(miss.filters)}>
                <LocalLink to={needListPath(miss.filters)} preventScrollReset className="text-link inline-flex min-h-11 items-center font-medium">
                  {t(miss.more ? "empty.givesMore" : "empty.gives", { left: left(miss), count: miss.needs, n: count(miss.needs) })}
                </LocalLink>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </EmptyState>
  );
}

/** What the chips say of this part of the filters. */
function wordsOf(part: string, active: ActiveFilter[]): string {
  return active.filter(({ key }) => key === part || key.startsWith(`${part}:`)).map(({ label }) => label).join(", ");
}
