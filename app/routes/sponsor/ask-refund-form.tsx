import { Form } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { RefundChoice } from "~/domain/treasury/read-refund-choice.server";
import { REFUND_REASON_MAX, type RefundScope } from "~/domain/treasury/refund";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { QuantityField } from "~/ui/quantity-field";
import { RadioCards } from "~/ui/radio-cards";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";
import { useCount } from "~/ui/unit-progress";
import { useHydrated } from "~/ui/use-hydrated";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

export type AskedRefund = { scope: string; units: string; instalments: string; after: string; reason: string };

interface AskRefundFormProps {
  choice: RefundChoice;
  scopes: RefundScope[];
  /** What had been typed when the wish was refused. */
  typed: AskedRefund | undefined;
}

/** What a sponsor wants back, of that which may go back, and why. Without script the numbers of every choice stand open, and only the chosen one counts. */
export function AskRefundForm({ choice, scopes, typed }: AskRefundFormProps) {
  const { t } = useTranslation("treasury");
  const locale = useLocale();
  const count = useCount();
  const word = useUnitWord();
  const scripted = useHydrated();
  const [chosen, choose] = useState(scopes.find((scope) => scope === typed?.scope) ?? scopes[0]!);
  const { units, instalments, excess, amount } = choice;
  const unit = { unitVi: units.wordVi, unitEn: units.wordEn };
  const shows = (scope: RefundScope) => scopes.includes(scope) && (!scripted || chosen === scope);
  const label: Record<RefundScope, string> = {
    all: t("ask.scope.all", { amount: formatDong(amount, locale) }), units: t("ask.scope.units"), instalments: t("ask.scope.instalments"), excess: t("ask.scope.excess", { amount: formatDong(excess, locale) }),
  };
  const text: Record<RefundScope, string> = {
    all: t("ask.scopeText.all"),
    units: t("ask.scopeText.units", { most: count(units.most), of: count(units.of), unit: word(unit, units.of), price: formatDong(units.price, locale) }),
    instalments: t("ask.scopeText.instalments", { count: instalments.length, n: count(instalments.length) }),
    excess: t("ask.scopeText.excess"),
  };
  const sums = instalments.map((_, index) => instalments.slice(0, index + 1).reduce((sum, one) => sum + one.amount, 0));
  return (
    <Form method="post" className="card grid gap-5 p-5">
      <CsrfField />
      <RadioCards
        name="scope"
        legend={t("ask.choose")}
        options={scopes.map((scope) => ({ value: scope, label: label[scope], description: text[scope] }))}
        defaultValue={chosen}
        required
        onChange={(scope) => choose(scope as RefundScope)}
      />
      {shows("units") ? (
        <QuantityField name="units" label={t("ask.units")} hint={t("ask.unitsHint", { most: count(units.most) })} max={units.most} defaultValue={Number(typed?.units) || 1} unit={word(unit, units.most)} required={scripted} />
      ) : null}
      {shows("instalments") ? (
        <>
          <SelectField
            name="instalments"
            required
            label={t("ask.instalments")}
            defaultValue={typed?.instalments || "1"}
            options={sums.map((sum, index) => ({ value: String(index + 1), label: t("ask.instalmentOption", { count: index + 1, n: count(index + 1), amount: formatDong(sum, locale) }) }))}
          />
          <RadioCards
            name="after"
            legend={t("ask.after")}
            columns={2}
            options={[
              { value: "promised", label: t("ask.afterPromised"), description: t("ask.afterPromisedText") },
              { value: "ended", label: t("ask.afterEnded"), description: t("ask.afterEndedText") },
            ]}
            defaultValue={typed?.after || "promised"}
          />
        </>
      ) : null}
      <TextField name="reason" rows={4} required maxLength={REFUND_REASON_MAX} label={t("ask.reason")} hint={t("ask.reasonHint")} defaultValue={typed?.reason} />
      <Button>{t("ask.submit")}</Button>
    </Form>
  );
}
