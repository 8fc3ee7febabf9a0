import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ComparedNeed } from "~/routes/public/compare";
import { ButtonLink } from "~/ui/button";
import { CategoryMark } from "~/ui/category-mark";
import { DateTime } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Accepts } from "~/ui/need-card";
import { StateBadge } from "~/ui/state-badge";
import { UnitProgress, useCount } from "~/ui/unit-progress";

/** Needs side by side, one fact a row. On a phone the table scrolls within itself, with the names of the facts staying in sight. */
export function CompareTable({ needs }: { needs: ComparedNeed[] }) {
  const { t } = useTranslation(["browse", "public", "ui"]);
  const count = useCount();
  const without = (code: string) => `/compare?${new URLSearchParams(needs.filter((need) => need.code !== code).map((need) => ["need", need.code]))}`;
  const rows: { term: string; of: (need: ComparedNeed) => ReactNode }[] = [
    { term: t("compare.place"), of: (need) => need.place },
    { term: t("compare.state"), of: (need) => <StateBadge of="need" state={need.state} /> },
    { term: t("compare.price"), of: (need) => <><Money amount={need.unitPrice} className="text-lg font-bold" /> / {need.unit}</> },
    { term: t("compare.unitBuys"), of: (need) => need.unitBuys },
    { term: t("compare.progress"), of: (need) => <UnitProgress compact quantity={need.quantity} unitsCovered={need.unitsCovered} unitsDelivered={need.unitsDelivered} unit={need.unit} /> },
    { term: t("compare.remaining"), of: (need) => <Money amount={(need.quantity - need.unitsCovered) * need.unitPrice} className="font-semibold" /> },
    {
      term: t("compare.priority"),
      of: (need) => (
        <>
          <strong className="tabular-nums">{t("ui:priority.score", { score: Math.round(need.priorityScore) })}</strong>
          <ul className="mt-1 list-disc pl-4 text-sm">{need.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
        </>
      ),
    },
    { term: t("compare.deadline"), of: (need) => <DateTime at={need.lastMoment} /> },
    { term: t("compare.forWhom"), of: (need) => (need.beneficiaries === null ? t(`facets.ages.${need.ageBand}`) : t("compare.children", { count: need.beneficiaries, n: count(need.beneficiaries), band: t(`public:need.bands.${need.ageBand}`) })) },
    { term: t("compare.accepts"), of: (need) => <Accepts {...need.accepts} /> },
    { term: t("compare.programme"), of: (need) => need.programme ?? <None /> },
    { term: t("compare.stateSupport"), of: (need) => need.stateSupport ?? <None /> },
  ];
  return (
    <div role="region" aria-label={t("compare.title")} tabIndex={0} className="card relative overflow-x-auto print:overflow-visible">
      <table className="w-full table-fixed border-collapse text-left max-lg:min-w-[44rem] print:min-w-0 print:text-sm">
        <colgroup>
          <col className="w-28 sm:w-40" />
          {needs.map((need) => <col key={need.code} />)}
        </colgroup>
        <thead>
          <tr>
            <td className="sticky left-0 z-10 bg-surface p-3" />
            {needs.map((need) => (
              <th key={need.code} scope="col" className="p-3 align-top font-normal">
                <span className="flex items-center gap-2 text-sm text-ink-soft"><CategoryMark category={need.category} className="text-action" /><span className="tabular-nums">{need.code}</span></span>
                <LocalLink to={`/needs/${need.code}`} className="mt-1 block font-semibold hover:text-action hover:underline">{need.title}</LocalLink>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ term, of }) => (
            <tr key={term} className="border-t border-line break-inside-avoid">
              <th scope="row" className="sticky left-0 z-10 bg-surface p-3 align-top text-sm font-medium text-ink-soft">{term}</th>
              {needs.map((need) => <td key={need.code} className="p-3 align-top wrap-break-word">{of(need)}</td>)}
            </tr>
          ))}
          <tr className="no-print border-t border-line">
            <th scope="row" className="sticky left-0 z-10 bg-surface p-3 align-top text-sm font-medium text-ink-soft">{t("compare.next")}</th>
            {needs.map((need) => (
              <td key={need.code} className="p-3 align-top">
                {need.state === "open" ? <ButtonLink to={`/needs/${need.code}/pledge`} className="w-full">{t("ui:action.pledge")}<span className="sr-only">{need.code}</span></ButtonLink> : null}
                {needs.length > 2 ? <LocalLink to={without(need.code)} className="text-link inline-flex min-h-11 items-center text-sm">{t("compare.leaveOut")}<span className="sr-only">&nbsp;{need.code}</span></LocalLink> : null}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function None() {
  const { t } = useTranslation("browse");
  return <span className="text-ink-soft">{t("compare.none")}</span>;
}
