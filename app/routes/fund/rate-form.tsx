import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { CheckboxField } from "~/ui/checkbox-field";
import { CsrfField } from "~/ui/csrf-field";
import { FormErrors } from "~/ui/form-errors";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";

export type RateResult = { currency: string; rate: string; rateOn: string; source: string; reason: string };

const fieldOf: Record<string, string> = { "currency-missing": "currency", "rate-invalid": "rate", "day-invalid": "rateOn", "source-needed": "source", "rate-jumps": "confirmed" };

/** Entering a rate with its day and source. A rate that differs much from the last one is asked about once more. */
export function RateForm({ today, result }: { today: string; result: RateResult | undefined }) {
  const { t } = useTranslation("cards");
  const field = result ? fieldOf[result.reason] : undefined;
  const message = result ? t(`rates.refused.${result.reason}`) : "";
  const error = (name: string) => (field === name ? message : null);
  return (
    <section aria-labelledby="enter-title" className="card self-start p-5">
      <h2 id="enter-title" className="mb-4 text-xl font-semibold">{t("rates.enter")}</h2>
      <Form method="post" className="grid gap-4" noValidate>
        <CsrfField />
        <FormErrors errors={result ? [{ field, message }] : null} />
        <SelectField
          name="currency"
          required
          label={t("rates.currency")}
          defaultValue={result?.currency || "USD"}
          options={[{ value: "USD", label: t("rates.usd") }, { value: "EUR", label: t("rates.eur") }]}
          errors={error("currency")}
        />
        <TextField name="rate" required inputMode="decimal" autoComplete="off" maxLength={40} label={t("rates.rate")} hint={t("rates.rateHint")} defaultValue={result?.rate} errors={error("rate")} />
        <TextField name="rateOn" required type="date" max={today} label={t("rates.day")} hint={t("rates.dayHint")} defaultValue={result?.rateOn || today} errors={error("rateOn")} />
        <TextField name="source" required maxLength={200} label={t("rates.source")} hint={t("rates.sourceHint")} defaultValue={result?.source} errors={error("source")} />
        {result?.reason === "rate-jumps" ? <CheckboxField name="confirmed" value="yes" label={t("rates.confirm")} errors={error("confirmed")} /> : null}
        <Button>{t("rates.submit")}</Button>
        <p className="text-sm text-ink-soft">{t("rates.note")}</p>
      </Form>
    </section>
  );
}
