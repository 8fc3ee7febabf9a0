import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { OrderView } from "~/domain/treasury/payment-order";
import { buttonClass } from "~/ui/button";
import { CopyField } from "~/ui/copy-field";
import { Money } from "~/ui/money";
import { useLocale } from "~/ui/use-locale";

/** How the fund makes the transfer of an order: what to copy into the bank's form, and the same as a code to scan. */
export function OrderTransfer({ order }: { order: OrderView }) {
  const { t } = useTranslation("orders");
  const locale = useLocale();
  const { memo, account, amount, qrPng, reference } = order;
  return (
    <section aria-labelledby="transfer" className="card p-4 sm:p-6 print:break-inside-avoid">
      <h2 id="transfer" className="text-xl font-semibold">{t("transfer.title")}</h2>
      <p className="mt-1">{t("transfer.text")}</p>
      <div className={qrPng ? "mt-4 grid gap-6 sm:grid-cols-[15rem_minmax(0,1fr)]" : "mt-4 grid gap-6"}>
        {qrPng ? (
          <div className="grid content-start justify-items-center gap-3">
            <img src={qrPng} alt={t("transfer.qr", { amount: formatDong(amount, locale), reference })} width={240} height={240} className="size-60 rounded-xl border border-line bg-white p-1" />
            <a href={qrPng} download={`VietQR-${reference}.png`} className={buttonClass("secondary", "normal", "no-print w-full max-w-60")}>
              <Download aria-hidden className="size-5" />
              {t("transfer.save")}
            </a>
          </div>
        ) : null}
        <div className="grid content-start gap-2">
          <CopyField label={t("transfer.memo")} value={memo} shown={<span className="text-lg whitespace-nowrap">{memo}</span>} />
          <CopyField label={t("amount")} value={String(amount)} shown={<Money amount={amount} />} />
          {account ? (
            <>
              <CopyField label={t("account.number")} value={account.accountNumber} shown={<span className="text-lg">{account.accountNumber}</span>} />
              <CopyField label={t("account.bank")} value={account.bankName} shown={<span className="text-lg break-normal">{account.bankName}</span>} />
              <CopyField label={t("account.holder")} value={account.accountHolder} shown={<span className="text-lg break-normal">{account.accountHolder}</span>} />
            </>
          ) : null}
        </div>
      </div>
      {account ? null : <p className="mt-4 text-ink-soft">{t("transfer.noAccount")}</p>}
      {order.aboveLimit ? <p className="mt-4">{t("transfer.aboveLimit")}</p> : null}
      <p className="mt-4 font-medium">{t("transfer.note")}</p>
    </section>
  );
}
