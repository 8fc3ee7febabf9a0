import { Download, RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { PaymentInstructions } from "~/domain/payments/payment-instructions.server";
import type { InstalmentView } from "~/domain/pledges/plan-view";
import { ButtonLink, buttonClass } from "~/ui/button";
import { CopyField } from "~/ui/copy-field";
import { DateTime } from "~/ui/date-time";
import { Money } from "~/ui/money";
import { useLocale } from "~/ui/use-locale";

type Props = { instalment: InstalmentView; count: number; transfer: PaymentInstructions; back: string; payDay: number };

/** How to pay one instalment by bank transfer: its own code, its own memo. */
export function PayInstalment({ instalment, count, transfer, back, payDay }: Props) {
  const { t } = useTranslation(["promises", "sponsor"]);
  const locale = useLocale();
  return (
    <section id="pay" aria-labelledby="pay-instalment" className="card p-4 sm:p-6">
      <h2 id="pay-instalment" className="text-xl font-semibold">{t("promises:pay.title", { n: instalment.position, count })}</h2>
      <p className="mt-1">
        {t("promises:pay.due")} <DateTime at={`${instalment.dueOn}T12:00:00+07:00`} className="font-semibold" />. <span className="text-ink-soft">{t("promises:pay.monthly", { day: payDay })}</span>
      </p>
      <div className="mt-4 grid gap-6 sm:grid-cols-[15rem_minmax(0,1fr)]">
        <div className="grid content-start justify-items-center gap-3">
          <img
            src={transfer.qrPng}
            alt={t("sponsor:pledge.pay.qr", { amount: formatDong(transfer.amount, locale), reference: instalment.reference })}
            width={240}
            height={240}
            className="size-60 rounded-xl border border-line bg-white p-1"
          />
          <a href={transfer.qrPng} download={`VietQR-${instalment.reference}.png`} className={buttonClass("secondary", "normal", "no-print w-full max-w-60")}>
            <Download aria-hidden className="size-5" />
            {t("sponsor:pledge.pay.save")}
          </a>
        </div>
        <div className="grid content-start gap-2">
          <CopyField label={t("sponsor:pledge.pay.memo")} value={transfer.memo} shown={<span className="text-lg whitespace-nowrap sm:text-xl">{transfer.memo}</span>} />
          <CopyField label={t(instalment.received > 0 ? "sponsor:pledge.pay.missing" : "sponsor:pledge.pay.amount")} value={String(transfer.amount)} shown={<Money amount={transfer.amount} />} />
          <CopyField label={t("sponsor:pledge.pay.account")} value={transfer.account} shown={<span className="text-lg whitespace-nowrap sm:text-xl">{transfer.account}</span>} />
          <CopyField label={t("sponsor:pledge.pay.bank")} value={transfer.bankName} shown={<span className="text-lg break-normal">{transfer.bankName}</span>} />
          <CopyField label={t("sponsor:pledge.pay.holder")} value={transfer.holder} shown={<span className="text-lg break-normal">{transfer.holder}</span>} />
        </div>
      </div>
      <p className="mt-4 font-medium">{t("promises:pay.ownMemo")}</p>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
        <p aria-live="polite" className="tabular-nums">{t("sponsor:pledge.pay.progress", { received: formatDong(instalment.received, locale), expected: formatDong(instalment.amount, locale) })}</p>
        <ButtonLink to={back} variant="secondary" icon={<RefreshCw aria-hidden className="size-5" />} className="no-print">{t("sponsor:pledge.pay.refresh")}</ButtonLink>
      </div>
    </section>
  );
}
