import { clsx } from "clsx";
import { CircleCheck, CircleDashed, CircleDot } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { TransferToMake } from "~/domain/payments/payment-instructions.server";
import { Money } from "~/ui/money";
import { useLocale } from "~/ui/use-locale";

const icons = { arrived: CircleCheck, next: CircleDot, later: CircleDashed };

/** A sum above the limit of one transfer: each of its transfers in order, what has arrived, which is next, and a code for every one still to make. */
export function TransferSchedule({ transfers, reference, limit, perDay }: { transfers: TransferToMake[]; reference: string; limit: number; perDay: number }) {
  const { t } = useTranslation("transfer");
  const locale = useLocale();
  const total = transfers.reduce((sum, one) => sum + one.amount, 0);
  const next = transfers.find((one) => one.state === "next");
  return (
    <div className="mt-4 rounded-xl border border-line bg-sunken p-4">
      <h3 className="text-lg font-semibold">{t("schedule.title", { count: transfers.length })}</h3>
      <p className="mt-1">{t("schedule.why", { count: transfers.length, limit: formatDong(limit, locale), total: formatDong(total, locale), reference })}</p>
      <p className="mt-1 text-ink-soft">{t("schedule.pace", { count: perDay })}</p>
      <ol className="mt-3 grid gap-2">
        {transfers.map((one) => {
          const Icon = icons[one.state];
          return (
            <li key={one.position} className={clsx("rounded-lg border bg-surface p-3", one.state === "next" ? "border-2 border-action" : "border-line")} aria-current={one.state === "next" ? "step" : undefined}>
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Icon aria-hidden className={clsx("size-5 shrink-0", one.state === "arrived" ? "text-success" : one.state === "next" ? "text-action" : "text-ink-soft")} />
                <span className="font-medium">{t("schedule.nth", { position: one.position, of: transfers.length })}</span>
                <Money amount={one.amount} />
                <span className={clsx("ml-auto text-sm", one.state === "arrived" ? "text-success" : one.state === "next" ? "font-semibold text-action" : "text-ink-soft")}>{t(`schedule.${one.state}`)}</span>
              </div>
              {one.received > 0 && one.state === "next" ? (
                <p className="mt-1 text-sm">{t("schedule.part", { received: formatDong(one.received, locale), lacking: formatDong(one.lacking, locale) })}</p>
              ) : null}
              {one.state === "later" && one.qrPng ? (
                <details className="no-print mt-1">
                  <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-action">{t("schedule.code", { position: one.position })}</summary>
                  <img src={one.qrPng} alt={t("schedule.codeAlt", { amount: formatDong(one.lacking, locale), position: one.position, reference })} width={200} height={200} loading="lazy" className="mt-1 size-50 rounded-lg border border-line bg-white p-1" />
                </details>
              ) : null}
            </li>
          );
        })}
      </ol>
      {next ? <p className="mt-3 font-medium">{t("schedule.now", { position: next.position })}</p> : null}
    </div>
  );
}
