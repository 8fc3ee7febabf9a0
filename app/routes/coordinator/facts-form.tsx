import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { PriorityPage } from "~/domain/needs/priority/find-priority.server";
import { SOURCE_MOST } from "~/domain/needs/priority/stated-facts";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { FormErrors } from "~/ui/form-errors";
import { TextField } from "~/ui/text-field";
import type { PriorityActResult } from "./priority-act-result";

const fields: Record<string, string> = {
  "percent-invalid": "poorPercent", "too-few": "poorPercent", "day-invalid": "poorAsOf", "source-needed": "poorSource", "source-contact": "poorSource",
  "asked-invalid": "firstAskedOn", "checked-invalid": "supportCheckedOn", "state-pays": "supportCheckedOn",
};

/** The facts that only a coordinator can state, each with its day; what is left empty counts as not known. */
export function FactsForm({ need, today, result }: { need: PriorityPage; today: string; result: PriorityActResult | undefined }) {
  const { t } = useTranslation("priority");
  const field = result ? fields[result.reason] : undefined;
  const message = result ? t(`refused.${result.reason}`, { most: SOURCE_MOST }) : "";
  const { poorPercent, poorAsOf, poorSource, firstAskedOn, supportCheckedOn } = need.statement;
  const known = { poorPercent: poorPercent === null ? "" : String(poorPercent), poorAsOf: poorAsOf ?? "", poorSource: poorSource ?? "", firstAskedOn: firstAskedOn ?? "", supportCheckedOn: supportCheckedOn ?? "" };
  const control = (name: keyof typeof known) => ({ name, defaultValue: result?.typed[name] ?? known[name], errors: field === name ? message : null });
  return (
    <Disclosure summary={t("facts.title")} open={result !== undefined}>
      <p className="mb-4 text-ink-soft">{t("facts.text")}</p>
      <Form method="post" className="grid gap-5" noValidate>
        <CsrfField />
        <input type="hidden" name="act" value="facts" />
        <FormErrors errors={result ? [{ field, message }] : null} />
        {need.enoughChildren ? (
          <>
            <TextField {...control("poorPercent")} inputMode="numeric" maxLength={3} label={t("facts.poorPercent")} hint={t("facts.poorHint")} />
            <TextField {...control("poorAsOf")} type="date" max={today} label={t("facts.poorAsOf")} />
            <TextField {...control("poorSource")} maxLength={SOURCE_MOST} label={t("facts.poorSource")} hint={t("facts.poorSourceHint")} />
          </>
        ) : <p>{t("facts.tooFew")}</p>}
        <TextField {...control("firstAskedOn")} type="date" max={today} label={t("facts.firstAskedOn")} hint={t("facts.firstAskedHint")} />
        {need.statePays ? <p>{t("facts.statePays")}</p> : <TextField {...control("supportCheckedOn")} type="date" max={today} label={t("facts.supportCheckedOn")} hint={t("facts.supportCheckedHint")} />}
        <Button variant="secondary" className="w-full">{t("facts.submit")}</Button>
      </Form>
    </Disclosure>
  );
}
