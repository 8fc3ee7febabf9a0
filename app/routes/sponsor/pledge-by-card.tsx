import { CreditCard } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CardView } from "~/domain/cards/card-view";
import { formatCharge, formatRate } from "~/domain/cards/charge-words";
import { formatDong } from "~/domain/money";
import { ButtonLink } from "~/ui/button";
import { DateTime, Deadline } from "~/ui/date-time";
import { Notice } from "~/ui/notice";
import { useLocale } from "~/ui/use-locale";
import { PayByBankInstead } from "./pay-by-bank-instead";

/** Cards on the page of a pledge or a basket, at `path`: what they have brought so far, the way to pay when one was chosen, or a hint that one can be used. `left`: back from an unpaid page. */
export function PledgeByCard({ card, path, until, left }: { card: CardView; path: string; until: string | null; left: boolean }) {
  const { t } = useTranslation("cards");
  const locale = useLocale();
  const { offer, whyNot, chosen, payments } = card;
  return (
    <>
      {payments.map(({ currency, amount, dong, paidAt, rate, refundedDong, disputed }) => (
        <p key={paidAt} className="flex items-start gap-2">
          <CreditCard aria-hidden className="mt-0.5 size-5 shrink-0 text-action" />
          <span>
            {t("paid.line", { charged: formatCharge(amount, currency, locale) })} <DateTime at={paidAt} format="datetime" />.
            {rate === null ? null : <> {t("paid.rate", { rate: formatRate(rate, locale), currency, worth: formatDong(dong, locale) })}</>}
            {refundedDong > 0 ? <> {t("paid.refunded", { amount: formatDong(refundedDong, locale) })}</> : null}
            {disputed ? <> {t("paid.disputed")}</> : null}
          </span>
        </p>
      ))}
      {left && offer ? <Notice tone="info" title={t("left.title")}>{t("left.text")}</Notice> : null}
      {offer && chosen ? (
        <section aria-labelledby="card-title" className="card no-print grid gap-4 p-4 sm:p-6">
          <h2 id="card-title" className="text-xl font-semibold">{t("section.title")}</h2>
          {until ? <p><Deadline at={until} /></p> : null}
          <p>{t("section.text", { amount: formatDong(offer.dong, locale) })}</p>
          <p><ButtonLink to={`${path}/card`} size="large" icon={<CreditCard aria-hidden className="size-6" />}>{t("section.go")}</ButtonLink></p>
          <div className="border-t border-line pt-4">
            <PayByBankInstead action={`${path}/card`} />
          </div>
        </section>
      ) : null}
      {offer && !chosen ? (
        <p className="no-print flex flex-wrap items-center gap-x-4 gap-y-2">
          <ButtonLink to={`${path}/card`} variant="secondary" icon={<CreditCard aria-hidden className="size-5" />}>{t("section.instead")}</ButtonLink>
          <span className="min-w-0 flex-1 basis-64 text-sm text-ink-soft">{t("section.insteadText")}</span>
        </p>
      ) : null}
      {whyNot ? <p className="no-print text-sm text-ink-soft">{t(`whyNot.${whyNot}.text`)}</p> : null}
    </>
  );
}
