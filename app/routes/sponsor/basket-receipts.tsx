import { ReceiptText } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { BasketView } from "~/domain/baskets/basket-view";
import { Money } from "~/ui/money";
import { localPath, useLocale } from "~/ui/use-locale";

/** The receipts of a paid basket, one for each of its needs, with what each acknowledges. */
export function BasketReceipts({ basket }: { basket: BasketView }) {
  const { t } = useTranslation("basket");
  const locale = useLocale();
  const numbered = basket.pledges.filter(({ payment }) => payment?.receiptNumber);
  if (numbered.length === 0) return null;
  return (
    <section aria-labelledby="receipts-title" className="card p-5 sm:p-6">
      <h2 id="receipts-title" className="text-xl font-semibold">{t("receipts.title")}</h2>
      <p className="mt-1 text-ink-soft">{t("receipts.text")}</p>
      <ul className="mt-2 grid gap-1">
        {numbered.map(({ reference, amount, payment, need }) => (
          <li key={reference}>
            <a href={localPath(`/my/pledges/${reference}/receipt.pdf`, locale)} className="flex min-h-11 items-start gap-3 rounded-lg p-2 hover:bg-action-soft">
              <ReceiptText aria-hidden className="size-6 shrink-0 text-action" />
              <span>
                <span className="text-link block font-semibold tabular-nums">{payment!.receiptNumber}</span>
                <span className="block text-sm text-ink-soft">{locale === "vi" ? need.titleVi : need.titleEn} · <Money amount={amount} /></span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
