import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ConsentView } from "~/domain/cards/plan-card-view";
import { Button } from "~/ui/button";
import { CheckboxField } from "~/ui/checkbox-field";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { FormErrors } from "~/ui/form-errors";
import type { CardRefused } from "./pay-instalment-by-card";

/** A card saved, or put in the place of another, on a page of Stripe that takes nothing: the words first, then the tick, then the page. */
export function SaveCard({ consent, replaces, refused }: { consent: ConsentView; replaces: boolean; refused: CardRefused }) {
  const { t } = useTranslation("saved-card");
  return (
    <Disclosure summary={t(replaces ? "save.replaceTitle" : "save.title")} open={refused !== null}>
      <Form method="post" className="grid gap-4">
        <CsrfField />
        <input type="hidden" name="intent" value="save" />
        <FormErrors errors={refused ? [{ message: t(`refused.${refused.reason}`) }] : null} />
        <p>{t(replaces ? "save.replaceText" : "save.text")}</p>
        <blockquote id="consent" className="border-l-4 border-action pl-4">{consent.text}</blockquote>
        <CheckboxField id="agree" name="agreed" value={consent.mark} label={t("save.agree")} required />
        <div><Button>{t("save.submit")}</Button></div>
        <p className="text-sm text-ink-soft">{t("save.privacy")}</p>
      </Form>
    </Disclosure>
  );
}
