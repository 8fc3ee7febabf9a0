import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { WaitingPledge } from "~/domain/deliveries/read-coordinator-desk.server";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { StateBadge } from "~/ui/state-badge";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

/** Pledges as large rows to press, each with what has to be done. */
export function PledgeList({ rows, task }: { rows: WaitingPledge[]; task: (row: WaitingPledge) => ReactNode }) {
  const { t } = useTranslation("coordinator");
  const vi = useLocale() === "vi";
  const count = useCount();
  const word = useUnitWord();
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {rows.map((row) => (
        <li key={row.reference}>
          <LocalLink to={`/coordinate/pledges/${row.reference}`} className="card flex h-full items-center gap-4 p-4 no-underline hover:border-action">
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
                <StateBadge of="pledge" state={row.state} /> <span className="tabular-nums">{row.reference}</span>
              </span>
              <span className="mt-1.5 block text-lg leading-snug font-semibold text-ink">{vi ? row.needTitleVi : row.needTitleEn}</span>
              <span className="mt-1 block">
                <span className="text-lg font-bold tabular-nums">{count(row.units)}</span> {word(row, row.units)} · <Money amount={row.amount} /> · {t(`mode.${row.mode}`)}
              </span>
              <span className="mt-1 block text-sm text-ink-soft">{row.honourName} · {vi ? row.placeVi : row.placeEn}</span>
              <span className="mt-1 block text-sm font-semibold">{task(row)}</span>
            </span>
            <ChevronRight aria-hidden className="size-6 shrink-0 text-ink-soft" />
          </LocalLink>
        </li>
      ))}
    </ul>
  );
}
