import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

export interface DisclosureProps {
  summary: ReactNode;
  children: ReactNode;
  /** Stands open from the first, as after a refused form. */
  open?: boolean;
  /** For a deed that takes something back. */
  danger?: boolean;
}

/** A card that opens on a press, with script or without: for a deed that is seldom wanted. */
export function Disclosure({ summary, children, open, danger = false }: DisclosureProps) {
  return (
    <details className="card no-print group" open={open}>
      <summary
        className={clsx(
          "flex min-h-14 items-center justify-between gap-3 rounded-2xl px-5 py-3 font-semibold hover:bg-action-soft group-open:rounded-b-none",
          danger && "text-danger",
        )}
      >
        {summary}
        <ChevronDown aria-hidden className="size-5 shrink-0 transition-transform group-open:rotate-180" />
      </summary>
      <div className="px-5 pt-2 pb-5">{children}</div>
    </details>
  );
}
