import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { WaitingBridge } from "~/domain/instalments/list-bridges-of-area.server";
import { DateTime } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

/** Bridges that wait for somebody, as rows to press: support that is under way and stops unless they are taken. */
export function BridgeList({ rows }: { rows: WaitingBridge[] }) {
  const { t } = useTranslation("coordinator");
  const vi = useLocale() === "vi";
  const count = useCount();
  const word = useUnitWord();
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {rows.map((row) => (
        <li key={row.code}>
          <LocalLink to={`/needs/${row.code}`} className="card flex h-full items-center gap-4 p-4 no-underline hover:border-action">
            <span className="min-w-0 flex-1">
              <span className="block text-sm text-ink-soft tabular-nums">{row.code}</span>
              <span className="mt-1.5 block text-lg leading-snug font-semibold text-ink">{vi ? row.titleVi : row.titleEn}</span>
              <span className="mt-1 block"><span className="text-lg font-bold tabular-nums">{count(row.units)}</span> {word(row, row.units)}</span>
              <span className="mt-1 block text-sm text-ink-soft">{vi ? row.placeVi : row.placeEn}</span>
              <span className="mt-1 block text-sm font-semibold">{t("desk.bridgeUntil")} <DateTime at={`${row.deadline}T12:00:00+07:00`} /></span>
            </span>
            <ChevronRight aria-hidden className="size-6 shrink-0 text-ink-soft" />
          </LocalLink>
        </li>
      ))}
    </ul>
  );
}
