import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { PossibleSame } from "~/domain/treasury/same-money";
import { Button } from "~/ui/button";
import { CheckboxField } from "~/ui/checkbox-field";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { useLocale } from "~/ui/use-locale";
import { NOTE_MAX, type DecisionResult } from "./decision-result";
import { useRefusal } from "./refusal";

/** Other reports of the same sum: the fund manager says that one of them is this very money, told twice. Nothing when there is none. */
export function SameMoney({ amount, possible, result }: { amount: number; possible: PossibleSame[]; result: DecisionResult | undefined }) {
  const { t } = useTranslation(["treasury", "fund"]);
  const words = useRefusal();
  const sum = formatDong(amount, useLocale());
  if (possible.length === 0) return null;
  return (
    <Disclosure summary={t("same.open")} open={Boolean(result)}>
      <Form method="post" className="grid gap-4">
        <CsrfField />
        <input type="hidden" name="act" value="same" />
        {result ? <Notice tone="danger" title={words(result.reason)} /> : null}
        <p>{t("same.text", { amount: sum })}</p>
        <fieldset className="grid gap-2">
          <legend className="mb-1 font-medium">{t("same.which")}</legend>
          {possible.map(({ id, day, memo, payerName, provider, bankReference }) => (
            <div key={id} className="flex items-start gap-3 border-t border-line pt-2">
              <input type="radio" required id={`same-${id}`} name="placement" value={id} defaultChecked={result?.placement === id || possible.length === 1} className="mt-3 size-5 shrink-0 accent-action" />
              <div className="min-w-0">
                <label htmlFor={`same-${id}`} className="flex min-h-11 flex-wrap items-center gap-x-2">
                  <span className="font-medium tabular-nums">{day.split("-").toReversed().join("/")}</span> {t(`fund:provider.${provider}`)} {bankReference}
                </label>
                <p className="text-sm break-words text-ink-soft">{[payerName, memo].filter(Boolean).join(" · ") || t("same.noMemo")}</p>
                <LocalLink to={`/fund/transfers/${id}`} className="text-link inline-flex min-h-11 items-center text-sm">{t("same.other")}</LocalLink>
              </div>
            </div>
          ))}
        </fieldset>
        <TextField id="same-note" name="note" rows={2} required maxLength={NOTE_MAX} label={t("same.note")} defaultValue={result?.note} />
        <CheckboxField id="same-confirmed" name="confirmed" value="yes" required label={t("same.confirm", { amount: sum })} />
        <Button variant="danger">{t("same.submit")}</Button>
      </Form>
    </Disclosure>
  );
}
