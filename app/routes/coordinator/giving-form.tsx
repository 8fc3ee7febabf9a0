import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { needLanguages } from "~/domain/needs/need-filters";
import type { PriorityPage } from "~/domain/needs/priority/find-priority.server";
import { Button } from "~/ui/button";
import { CheckboxField } from "~/ui/checkbox-field";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { FormErrors } from "~/ui/form-errors";
import type { PriorityActResult } from "./priority-act-result";

/** Whether a company's own people can deliver it, and in which languages people wrote it. */
export function GivingForm({ need, result }: { need: PriorityPage; result: PriorityActResult | undefined }) {
  const { t } = useTranslation("priority");
  const message = result ? t(`refused.${result.reason}`) : "";
  const languages = result ? result.languages : need.languages;
  return (
    <Disclosure summary={t("giving.title")} open={result !== undefined}>
      <Form method="post" className="grid gap-4" noValidate>
        <CsrfField />
        <input type="hidden" name="act" value="giving" />
        <FormErrors errors={result ? [{ field: "language-vi", message }] : null} />
        <CheckboxField name="volunteers" value="yes" label={t("giving.volunteers")} hint={t("giving.volunteersHint")} defaultChecked={result ? result.typed.volunteers === "yes" : need.acceptsVolunteers} />
        <fieldset>
          <legend className="font-medium">{t("giving.languages")}</legend>
          <p className="text-sm text-ink-soft">{t("giving.languagesHint")}</p>
          {Object.keys(needLanguages).map((language) => (
            <CheckboxField key={language} id={`language-${language}`} name="languages" value={language} label={t(`giving.language.${language}`)} defaultChecked={languages.includes(language)} errors={language === "vi" && result ? message : null} />
          ))}
        </fieldset>
        <Button variant="secondary" className="w-full">{t("giving.submit")}</Button>
      </Form>
    </Disclosure>
  );
}
