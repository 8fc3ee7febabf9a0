import { Form } from "@remix-run/react";
import { CreditCard } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PlanCardView } from "~/domain/cards/plan-card-view";
import { formatCharge, formatRate } from "~/domain/cards/charge-words";
import { formatDong } from "~/domain/money";
import { Button, ButtonLink } from "~/ui/button";
import { CheckboxField } from "~/ui/checkbox-field";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { Disclosure } from "~/ui/disclosure";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import { RadioCards } from "~/ui/radio-cards";
import { useLocale } from "~/ui/use-locale";

export type CardRefused = { reason: string; currency?: string } | null;
type Props = { toPay: NonNullable<PlanCardView["toPay"]>; open: PlanCardView["open"]; minutes: number; offerToKeep: boolean; folded: boolean; reference: string; refused: CardRefused };

/** One instalment paid by card, and, where it is offered and ticked, the card kept for the coming ones. `folded`: a saved card pays it anyway. */
export function PayInstalmentByCard({ toPay, open, minutes, offerToKeep, folded, reference, refused }: Props) {
  const { t } = useTranslation(["saved-card", "cards"]);
  const locale = useLocale();
  const { dong, choices, whyNot, consent } = toPay;
  const worth = formatDong(dong, locale);
  const title = t("saved-card:pay.title", { position: toPay.position, count: toPay.count });
  const bank = <ButtonLink to={`/my/pledges/${reference}/plan?pay=${toPay.position}#pay`} variant="secondary">{t("saved-card:pay.bank")}</ButtonLink>;
  if (whyNot) return <Frame title={title} folded={false}><p>{t(`saved-card:pay.whyNot.${whyNot}`)}</p><p className="mt-3">{bank}</p></Frame>;
  return (
    <Frame title={title} folded={folded && !refused}>
      <Form method="post" className="mt-4 grid gap-6">
        <CsrfField />
        <input type="hidden" name="intent" value="pay" />
        <input type="hidden" name="instalmentId" value={toPay.id} />
        <FormErrors errors={refused ? [{ message: t(`saved-card:refused.${refused.reason}`) }] : null} />
        {open ? (
          <Notice tone="info" title={t("cards:open.title", { amount: formatCharge(open.amount, open.currency, locale) })}>
            {t("cards:open.text")} <DateTime at={open.expiresAt} format="datetime" />.
          </Notice>
        ) : null}
        <RadioCards
          name="currency"
          legend={t("cards:pay.currency")}
          hint={t("saved-card:pay.currencyHint", { worth })}
          defaultValue={refused?.currency ?? open?.currency ?? "VND"}
          required
          options={choices.map(({ currency, amount, rate }) => ({
            value: currency,
            label: <span className="tabular-nums">{formatCharge(amount, currency, locale)}</span>,
            description: rate ? <>{t("cards:pay.rate", { currency, rate: formatRate(rate.rate, locale), worth })} <DateTime at={`${rate.rateOn}T12:00:00+07:00`} />, {rate.source}.</> : t("cards:pay.dong"),
          }))}
        />
        {offerToKeep && consent ? (
          <fieldset className="rounded-xl border border-line p-4">
            <legend className="px-1 font-semibold">{t("saved-card:pay.keepTitle")}</legend>
            <p className="text-ink-soft">{t("saved-card:pay.keepHint")}</p>
            <CheckboxField id="keep" name="agreed" value={consent.mark} label={<span className="font-medium">{t("saved-card:pay.keep")}</span>} hint={consent.text} />
          </fieldset>
        ) : null}
        <div>
          <div className="flex flex-wrap gap-3">
            <Button size="large" icon={<CreditCard aria-hidden className="size-6" />} className="w-full sm:w-auto">{t(open ? "cards:pay.goOn" : "saved-card:pay.submit")}</Button>
          </div>
          <p className="mt-2 text-sm text-ink-soft">{t("saved-card:pay.note", { count: minutes })} {t("cards:pay.privacy")}</p>
        </div>
        <p className="border-t border-line pt-4">{bank}</p>
      </Form>
    </Frame>
  );
}

function Frame({ title, folded, children }: { title: string; folded: boolean; children: ReactNode }) {
  if (folded) return <Disclosure summary={title}>{children}</Disclosure>;
  return (
    <section aria-labelledby="pay-by-card" className="card p-4 sm:p-6">
      <h2 id="pay-by-card" className="text-xl font-semibold">{title}</h2>
      {children}
    </section>
  );
}
