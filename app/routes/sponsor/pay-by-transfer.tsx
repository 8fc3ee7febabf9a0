import { Download, Printer, RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { BankApp } from "~/domain/payments/bank-apps.server";
import type { PaymentInstructions } from "~/domain/payments/payment-instructions.server";
import { ButtonLink, buttonClass } from "~/ui/button";
import { CopyField } from "~/ui/copy-field";
import { Deadline } from "~/ui/date-time";
import { Money } from "~/ui/money";
import { localPath, useLocale } from "~/ui/use-locale";
import { BankAppList } from "./bank-app-list";
import { TransferSchedule } from "./transfer-schedule";

/** What is paid: a pledge or a basket with its page, in đồng what it costs and what has come, and the end of its hold. */
type Payable = { reference: string; path: string; amount: number; received: number; holdExpiresAt: string | null };

/** How to pay: the code to scan, the same line by line to copy, and what has arrived so far. */
export function PayByTransfer({ of, transfer, bankApps, limit, perDay }: { of: Payable; transfer: PaymentInstructions; bankApps: readonly BankApp[]; limit: number; perDay: number }) {
  const { t } = useTranslation("sponsor");
  const words = useTranslation("transfer").t;
  const locale = useLocale();
  const { reference, path, received } = of;
  const split = transfer.transfers.length > 1;
  const sum = formatDong(transfer.amount, locale);
  return (
    <section aria-labelledby="pay-title" className="card p-4 sm:p-6 print:break-inside-auto!">
      <h2 id="pay-title" className="text-xl font-semibold">{t("pledge.pay.title")}</h2>
      {of.holdExpiresAt ? <p className="mt-1"><Deadline at={of.holdExpiresAt} /></p> : null}
      {split ? <TransferSchedule transfers={transfer.transfers} reference={reference} limit={limit} perDay={perDay} /> : null}
      <div className="mt-4 grid gap-6 print:break-inside-avoid sm:grid-cols-[15rem_minmax(0,1fr)]">
        <div className="grid content-start justify-items-center gap-3">
          <img
            src={transfer.qrPng}
            alt={t("pledge.pay.qr", { amount: sum, reference })}
            width={240}
            height={240}
            className="size-60 rounded-xl border border-line bg-white p-1"
          />
          <a href={transfer.qrPng} download={`VietQR-${reference}.png`} className={buttonClass("secondary", "normal", "no-print w-full max-w-60")}>
            <Download aria-hidden className="size-5" />
            {t("pledge.pay.save")}
          </a>
        </div>
        <div className="grid content-start gap-2">
          <CopyField label={t("pledge.pay.memo")} value={transfer.memo} shown={<span className="text-lg whitespace-nowrap sm:text-xl">{transfer.memo}</span>} />
          <CopyField label={t(received > 0 && !split ? "pledge.pay.missing" : "pledge.pay.amount")} value={String(transfer.amount)} shown={<Money amount={transfer.amount} />} />
          <CopyField label={t("pledge.pay.account")} value={transfer.account} shown={<span className="text-lg whitespace-nowrap sm:text-xl">{transfer.account}</span>} />
          <CopyField label={t("pledge.pay.bank")} value={transfer.bankName} shown={<span className="text-lg break-normal">{transfer.bankName}</span>} />
          <CopyField label={t("pledge.pay.holder")} value={transfer.holder} shown={<span className="text-lg break-normal">{transfer.holder}</span>} />
        </div>
      </div>
      <p className="mt-4 font-medium">{t("pledge.pay.memoNote")}</p>
      <p className="no-print mt-1 text-ink-soft">{t("pledge.pay.lead")}</p>
      <BankAppList banks={bankApps} />
      <a href={localPath(`${path}/slip.pdf`, locale)} className="no-print mt-4 flex min-h-11 items-start gap-3 rounded-lg p-2 hover:bg-action-soft">
        <Printer aria-hidden className="size-6 shrink-0 text-action" />
        <span>
          <span className="text-link block font-semibold">{words("slip.link")}</span>
          <span className="block text-sm text-ink-soft">{words("slip.linkText")}</span>
        </span>
      </a>
      <div className="mt-5 flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
        <div aria-live="polite">
          <p className="text-sm text-ink-soft">{t("pledge.pay.arrived")}</p>
          <p className="text-lg font-semibold tabular-nums">{t("pledge.pay.progress", { received: formatDong(received, locale), expected: formatDong(of.amount, locale) })}</p>
        </div>
        <ButtonLink to={path} variant="secondary" icon={<RefreshCw aria-hidden className="size-5" />} className="no-print">
          {t("pledge.pay.refresh")}
        </ButtonLink>
      </div>
      {received > 0 ? null : <p className="mt-3 text-ink-soft">{t("pledge.pay.nothing")}</p>}
      <p className="mt-2 text-sm text-ink-soft">{t("pledge.pay.safe")}</p>
    </section>
  );
}
