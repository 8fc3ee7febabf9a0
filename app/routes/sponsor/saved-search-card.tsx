import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { SavedSearchView, SearchFrequency } from "~/domain/saved-searches/saved-search";
import { SearchFields } from "~/routes/public/search-fields";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { Badge } from "~/ui/state-badge";
import { useCount } from "~/ui/unit-progress";
import { localPath, useLocale } from "~/ui/use-locale";

export interface SavedSearchCardProps {
  search: SavedSearchView;
  /** The hour of the daily mail. */
  hour: number;
  /** What the form of this search was refused for, with what was typed. */
  refused: { typed: { name: string; frequency: string }; error: string; field?: string } | null;
}

/** One saved search: what it looks for, what was mailed, and what may be done with it. */
export function SavedSearchCard({ search, hour, refused }: SavedSearchCardProps) {
  const { t } = useTranslation("searches");
  const count = useCount();
  const here = localPath("/my/searches", useLocale());
  const { name, state, pausedWhy, frequency } = search;
  return (
    <li className="card p-4 sm:p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={state === "active" ? "success" : pausedWhy === "undeliverable" ? "danger" : "warning"}>{t(`mine.state.${state}`)}</Badge>
        <span className="text-sm text-ink-soft">{t(`frequency.${frequency}`)}</span>
      </div>
      <h2 className="mt-1 text-lg font-semibold wrap-break-word">{name}</h2>
      <p className="text-sm text-ink-soft">{search.filters.length > 0 ? search.filters.join(" · ") : t("save.everything")}</p>
      {pausedWhy ? <p className="mt-2">{t(`mine.why.${pausedWhy}`)}</p> : null}
      <p className="mt-2 text-sm">
        {search.lastMailedAt ? (
          <>
            {t("mine.lastMailed")}: <DateTime at={search.lastMailedAt} format="datetime" /> · {t("mine.told", { mails: count(search.mails), count: search.needsTold, n: count(search.needsTold) })}
          </>
        ) : (
          t("mine.never")
        )}
        <span className="text-ink-soft"> · {t("mine.savedOn")} <DateTime at={search.savedAt} /></span>
      </p>
      <LocalLink to={search.list} aria-label={t("mine.resultsOf", { name })} className="text-link inline-flex min-h-11 items-center font-medium">{t("mine.results")}</LocalLink>
      <Form method="post" action={here} className="no-print mt-1 flex flex-wrap gap-3">
        <CsrfField />
        <input type="hidden" name="searchId" value={search.id} />
        {state === "active" ? <Act intent="pause" label={t("mine.pause")} of={name} /> : <Act intent="resume" label={t("mine.resume")} of={name} />}
        <Act intent="delete" label={t("mine.delete")} of={name} />
      </Form>
      <details className="no-print mt-3 border-t border-line" open={refused !== null}>
        <summary className="text-link inline-flex min-h-11 items-center">{t("mine.edit")}<span className="sr-only">: {name}</span></summary>
        <Form method="post" action={here} className="grid gap-5 pt-2" noValidate>
          <CsrfField />
          <input type="hidden" name="searchId" value={search.id} />
          <SearchFields id={`-${search.id}`} name={refused?.typed.name ?? name} frequency={(refused?.typed.frequency as SearchFrequency | undefined) ?? frequency} hour={hour} errors={{ name: refused?.field ? refused.error : null }} />
          <div><Button name="intent" value="edit">{t("mine.save")}</Button></div>
        </Form>
      </details>
    </li>
  );
}

function Act({ intent, label, of }: { intent: string; label: string; of: string }) {
  const { t } = useTranslation("searches");
  return <Button name="intent" value={intent} variant={intent === "delete" ? "danger" : "secondary"} aria-label={t("mine.of", { act: label, name: of })}>{label}</Button>;
}
