import { clsx } from "clsx";
import type { ReactNode } from "react";

export interface Definition {
  term: ReactNode;
  detail: ReactNode;
  key?: string;
}

export interface DefinitionListProps {
  /** Entries that are null or false are left out, so that a page may write `fact && {...}`. */
  entries: (Definition | "" | null | false | undefined)[];
  /** Always one under the other: for a narrow column. */
  stacked?: boolean;
  className?: string;
}

/** Facts as pairs: one under the other on a phone, side by side on a desk. */
export function DefinitionList({ entries, stacked = false, className }: DefinitionListProps) {
  const shown = entries.filter((entry): entry is Definition => Boolean(entry));
  return (
    <dl className={clsx("divide-y divide-line", className)}>
      {shown.map((entry, index) => (
        <div key={entry.key ?? index} className={clsx("grid gap-x-6 py-3", stacked || "sm:grid-cols-[minmax(9rem,1fr)_2fr]")}>
          <dt className={clsx("text-sm text-ink-soft", stacked || "sm:pt-0.5")}>{entry.term}</dt>
          <dd className="min-w-0 font-medium">{entry.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
