import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import type { DeliveryRow } from "~/domain/deliveries/delivery";
import { LocalLink } from "~/ui/local-link";
import { StateBadge } from "~/ui/state-badge";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

export interface DeliveryListProps {
  rows: DeliveryRow[];
  /** The page of one delivery. */
  to: (row: DeliveryRow) => string;
  /** What must be done with it, and by when. */
  task?: (row: DeliveryRow) => ReactNode;
}

/** Deliveries as large rows to press, each with what has to be done. */
export function DeliveryList({ rows, to, task }: DeliveryListProps) {
  const vi = useLocale() === "vi";
  const count = useCount();
  const word = useUnitWord();
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {rows.map((row) => (
        <li key={row.id}>
          <LocalLink to={to(row)} className="card flex h-full items-center gap-4 p-4 no-underline hover:border-action">
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="text-lg font-semibold">
                  {count(row.units)} {word(row, row.units)}
                </span>
                <StateBadge of="delivery" state={row.state} />
              </span>
              <span className="mt-1 block">{vi ? row.needTitleVi : row.needTitleEn}</span>
              <span className="block text-sm text-ink-soft">
                {vi ? row.placeVi : row.placeEn} · <span className="tabular-nums">{row.code}</span>
              </span>
              {task ? <span className="mt-1 block text-sm font-medium">{task(row)}</span> : null}
            </span>
            <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
          </LocalLink>
        </li>
      ))}
    </ul>
  );
}
