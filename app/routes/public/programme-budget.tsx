import { useTranslation } from "react-i18next";
import type { ProgrammeInLocale } from "~/domain/programmes/programme-in-locale";
import { momentInWords } from "~/ui/clock-words";
import { Money } from "~/ui/money";
import { useLocale } from "~/ui/use-locale";

type Line = ProgrammeInLocale["budget"][number];

/** Budget and what was disbursed, with how exact each figure is; shares are shown only as exact as that. */
export function ProgrammeBudget({ budget, period }: { budget: Line[]; period: { periodFrom: string; periodTo: string } }) {
  const { t } = useTranslation("programmes");
  const locale = useLocale();
  if (budget.length === 0) return null;
  const total = budget.find((line) => line.kind === "budget");
  return (
    <section aria-labelledby="budget">
      <h2 id="budget" className="text-2xl font-bold">{t("page.budget")}</h2>
      <dl className="mt-5 grid gap-4 sm:grid-cols-2">
        {budget.map((line) => (
          <div key={`${line.kind}${line.asOf}${line.amount}`} className="card p-5 sm:p-6">
            <dt className="text-ink-soft">{t(line.kind === "budget" ? "page.budgetTotal" : "page.disbursed")}</dt>
            <dd>
              <span className="text-lg">{t(`comparator.${line.comparator}`)} </span>
              <Money amount={line.amount} size="large" />
              {line.kind === "disbursed" && line.asOf ? (
                <span className="block text-sm text-ink-soft">
                  {t("page.asOf", { date: momentInWords(line.asOf, locale) })}
                  {total && total.amount > 0
                    ? `, ${t("page.share", {
                        word: t(`comparator.${line.comparator}`),
                        share: Math.floor((line.amount / total.amount) * 100),
                        months: monthsBetween(period.periodFrom, line.asOf),
                        total: monthsBetween(period.periodFrom, period.periodTo),
                      })}`
                    : ""}
                </span>
              ) : null}
              {line.note ? <span className="block text-sm text-ink-soft">{line.note}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Calendar months from one day to another, the first and the last counted. */
function monthsBetween(from: string, to: string): number {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return month(to) - month(from) + 1;
}
