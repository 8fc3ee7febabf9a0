import { useTranslation } from "react-i18next";
import type { NeedPageData } from "~/routes/public/need";
import { DateTime } from "~/ui/date-time";
import { useCount } from "~/ui/unit-progress";
import { useUnitWord } from "~/ui/use-unit-word";

/** What has happened, in words, newest first; nobody is named. */
export function NeedHistory({ history, unit }: { history: NeedPageData["history"]; unit: string }) {
  const { t } = useTranslation("public");
  const count = useCount();
  const word = useUnitWord();
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="mb-3 text-xl font-bold">{t("need.history.title")}</h2>
      {history.length === 0 ? <p className="text-ink-soft">{t("need.history.none")}</p> : null}
      <ol className="divide-y divide-line border-y border-line empty:hidden">
        {history.map((entry) => (
          <li key={entry.key} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2.5">
            <span>{t(`need.history.${entry.kind}`, { n: count(entry.units ?? 0), unit: word(unit, entry.units ?? 0) })}</span>
            <DateTime at={entry.at} format="datetime" className="text-sm text-ink-soft" />
          </li>
        ))}
      </ol>
    </section>
  );
}
