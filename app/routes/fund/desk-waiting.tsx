import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { FundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { useCount } from "~/ui/unit-progress";

/** What the fund has to do now, each with how much, since when, and the way to it. */
export function DeskWaiting({ waiting }: { waiting: FundWaiting }) {
  const { t } = useTranslation(["fund", "treasury"]);
  const count = useCount();
  const queues = [
    { key: "unplaced", to: "/fund/transfers", ...waiting.unplaced },
    { key: "payouts", to: "/fund/payouts?state=on_the_way", ...waiting.payouts },
    { key: "debits", to: "/fund/debits?state=unexplained", ...waiting.debits },
    { key: "proposals", to: "/fund/approvals", amount: null, ...waiting.proposals },
    { key: "refunds", to: "/fund/refunds", amount: null, ...waiting.refunds },
    { key: "surplus", to: "/fund/promises", amount: null, ...waiting.surplus },
    { key: "days", to: "/fund/days", amount: null, ...waiting.days },
    { key: "toApprove", to: "/fund/certificates?state=drafted", amount: null, ...waiting.toApprove },
    { key: "toIssue", to: "/fund/certificates?state=approved", amount: null, ...waiting.toIssue },
  ].filter((queue) => queue.count > 0);
  return (
    <section aria-labelledby="waiting" className="mb-12">
      <h2 id="waiting" className="mb-4 text-xl font-semibold">{t("desk.waiting")}</h2>
      {queues.length === 0 ? <EmptyState title={t("desk.nothing")}>{t("desk.nothingText")}</EmptyState> : null}
      <ul className="grid gap-4 lg:grid-cols-3">
        {queues.map(({ key, to, count: waits, amount, oldestAt }) => (
          <li key={key}>
            <LocalLink to={to} className="card flex h-full items-start gap-4 p-5 no-underline hover:border-action">
              <span className="min-w-0 flex-1">
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <span className="text-3xl font-bold tabular-nums">{count(waits)}</span>
                  <span className="font-semibold">{t([`fund:desk.${key}`, `treasury:desk.${key}`], { count: waits })}</span>
                </span>
                {amount === null ? null : <Money amount={amount} className="mt-1 block text-lg font-semibold" />}
                <span className="mt-1 block text-ink-soft">{t([`fund:desk.${key}Task`, `treasury:desk.${key}Task`])}</span>
                {oldestAt ? (
                  <span className="mt-1 block text-sm text-ink-soft">
                    {t("desk.since")} <DateTime at={oldestAt} />
                  </span>
                ) : null}
              </span>
              <ChevronRight aria-hidden className="mt-2 size-6 shrink-0 text-ink-soft" />
            </LocalLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
