import { ChevronDown } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { needsFormId } from "~/routes/public/needs-search";
import { useCount } from "~/ui/unit-progress";

export interface FacetChoice {
  value: string;
  label: ReactNode;
  /** How many needs have it under the other filters; absent where it is not counted. */
  needs?: number;
}

export interface FacetProps {
  title: string;
  /** How many of its values are chosen. */
  chosen: number;
  /** Stands open from the first even when nothing of it is chosen. */
  open?: boolean;
  children: ReactNode;
}

/** A group of filters that opens on a press. Once shown it stays as the reader left it. */
export function Facet({ title, chosen, open = false, children }: FacetProps) {
  const { t } = useTranslation("browse");
  const [openAtFirst] = useState(open || chosen > 0);
  return (
    <details className="group/facet border-t border-line" open={openAtFirst}>
      <summary className="flex min-h-12 items-center justify-between gap-3 py-2 leading-snug font-semibold hover:text-action">
        <span>
          {title}
          {chosen > 0 ? <span className="ml-2 rounded-full bg-action-soft px-2 py-0.5 text-sm text-action tabular-nums">{t("facets.chosen", { n: chosen })}</span> : null}
        </span>
        <ChevronDown aria-hidden className="size-5 shrink-0 transition-transform group-open/facet:rotate-180" />
      </summary>
      <fieldset className="pb-3">
        <legend className="sr-only">{title}</legend>
        {children}
      </fieldset>
    </details>
  );
}

export interface FacetListProps {
  name: string;
  /** `checkbox` for several values, `radio` for one. */
  type?: "checkbox" | "radio";
  choices: FacetChoice[];
  chosen: readonly string[];
  /** The value of a radio group that stands for "not asked". */
  standard?: string;
  /** The counts are lower bounds. */
  more: boolean;
  /** How many stand before "show more". */
  first?: number;
}

/** Values with their counts; a long list shows its beginning and keeps the rest behind a press. */
export function FacetList({ choices, first = choices.length, ...list }: FacetListProps) {
  const { t } = useTranslation("browse");
  const rest = choices.slice(first);
  const [restOpen] = useState(rest.some(({ value }) => list.chosen.includes(value)));
  return (
    <>
      <Rows {...list} choices={choices.slice(0, first)} />
      {rest.length > 0 ? (
        <details open={restOpen} className="group/more">
          <summary className="text-link flex min-h-11 items-center text-sm font-medium">
            <span className="group-open/more:hidden">{t("facets.showMore", { count: rest.length })}</span>
            <span className="hidden group-open/more:inline">{t("facets.showFewer")}</span>
          </summary>
          <Rows {...list} choices={rest} />
        </details>
      ) : null}
    </>
  );
}

function Rows({ name, type = "checkbox", choices, chosen, standard, more }: Omit<FacetListProps, "first">) {
  const { t } = useTranslation("browse");
  const count = useCount();
  return (
    <ul>
      {choices.map(({ value, label, needs }) => (
        <li key={value}>
          <label className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-lg px-1 leading-snug hover:bg-action-soft has-checked:font-semibold has-checked:text-action lg:min-h-9 lg:text-sm">
            <input form={needsFormId} type={type} name={name} value={value} defaultChecked={chosen.includes(value)} data-default={standard} className="size-4.5 shrink-0 accent-action" />
            <span className="min-w-0 flex-1">{label}</span>
            {needs === undefined ? null : (
              <span className="shrink-0 text-sm font-normal text-ink-soft tabular-nums">
                <span aria-hidden>{count(needs)}{more && needs > 0 ? "+" : ""}</span>
                <span className="sr-only">{t(more && needs > 0 ? "facets.atLeast" : "facets.needs", { count: needs, n: count(needs) })}</span>
              </span>
            )}
          </label>
        </li>
      ))}
    </ul>
  );
}
