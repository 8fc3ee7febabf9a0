import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { FormErrors } from "~/ui/form-errors";
import type { CardRefused } from "./pay-instalment-by-card";

/** The saved card is taken away in two presses, the first of which says what follows. */
export function RemoveCard({ refused }: { refused: CardRefused }) {
  const { t } = useTranslation("saved-card");
  return (
    <Disclosure summary={t("remove.title")} open={refused !== null} danger>
      <Form method="post" className="grid gap-4">
        <CsrfField />
        <FormErrors errors={refused ? [{ message: t(`refused.${refused.reason}`) }] : null} />
        <p>{t("remove.text")}</p>
        <div><Button variant="danger" name="intent" value="remove">{t("remove.submit")}</Button></div>
      </Form>
    </Disclosure>
  );
}
