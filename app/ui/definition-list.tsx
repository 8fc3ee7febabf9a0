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
  className?: string;
}

/** Facts as pairs: one under the other on a phone, side by side on a desk. */
export function DefinitionList({ entries, className }: DefinitionListProps) {
  const shown = entries.filter((entry): entry is Definition => Boolean(entry));
  return (
    <dl className={clsx("divide-y divide-line", className)}>
      {shown.map((entry, index) => (
        <div key={entry.key ?? index} className="grid gap-x-6 py-3 sm:grid-cols-[minmax(9rem,1fr)_2fr]">
          <dt className="text-sm text-ink-soft sm:pt-0.5">{entry.term}</dt>
          <dd className="min-w-0 font-medium">{entry.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
