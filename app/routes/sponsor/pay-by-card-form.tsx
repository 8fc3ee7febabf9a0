import { Form } from "@remix-run/react";
import { CreditCard } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CardView } from "~/domain/cards/card-view";
import { formatCharge, formatRate } from "~/domain/cards/charge-words";
import { formatDong } from "~/domain/money";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import { RadioCards } from "~/ui/radio-cards";
import { useLocale } from "~/ui/use-locale";

interface PayByCardFormProps {
  offer: NonNullable<CardView["offer"]>;
  open: CardView["open"];
  result?: { reason: string; currency?: string; ifLate?: string };
}

/** What the card will be charged in each currency, fixed before paying, and what is to happen should the money come too late. */
export function PayByCardForm({ offer, open, result }: PayByCardFormProps) {
  const { t } = useTranslation("cards");
  const locale = useLocale();
  const worth = formatDong(offer.dong, locale);
  return (
    <Form method="post" className="card grid gap-6 p-4 sm:p-6">
      <CsrfField />
      <input type="hidden" name="intent" value="card" />
      <FormErrors errors={result ? [{ message: t(`refused.${result.reason}`) }] : null} />
      {open ? (
        <Notice tone="info" title={t("open.title", { amount: formatCharge(open.amount, open.currency, locale) })}>
          {t("open.text")} <DateTime at={open.expiresAt} format="datetime" />.
        </Notice>
      ) : null}
      <RadioCards
        name="currency"
        legend={t("pay.currency")}
        hint={t("pay.currencyHint", { worth })}
        defaultValue={result?.currency ?? open?.currency ?? (locale === "en" && offer.choices.length > 1 ? offer.choices[1]!.currency : "VND")}
        required
        options={offer.choices.map(({ currency, amount, rate }) => ({
          value: currency,
          label: <span className="tabular-nums">{formatCharge(amount, currency, locale)}</span>,
          description: rate ? (
            <>
              {t("pay.rate", { currency, rate: formatRate(rate.rate, locale), worth })} <DateTime at={`${rate.rateOn}T12:00:00+07:00`} />, {rate.source}.
            </>
          ) : t("pay.dong"),
        }))}
      />
      {offer.choices.length === 1 ? <p className="text-sm text-ink-soft">{t("pay.onlyDong")}</p> : null}
      <RadioCards
        name="ifLate"
        legend={t("late.legend")}
        hint={t("late.hint")}
        defaultValue={result?.ifLate ?? open?.ifLate ?? offer.ifLate}
        required
        columns={2}
        options={[
          { value: "refund", label: t("late.refund"), description: t("late.refundText") },
          { value: "wait", label: t("late.wait"), description: t("late.waitText") },
        ]}
      />
      <div>
        <Button size="large" icon={<CreditCard aria-hidden className="size-6" />} className="w-full sm:w-auto">{t(open ? "pay.goOn" : "pay.submit")}</Button>
        <p className="mt-2 text-sm text-ink-soft">{t("pay.submitNote", { count: offer.minutes })}</p>
      </div>
      <p className="text-sm text-ink-soft">{t("pay.limits")} {t("pay.privacy")}</p>
    </Form>
  );
}
