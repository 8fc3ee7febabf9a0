import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { FormErrors } from "~/ui/form-errors";
import { TextField } from "~/ui/text-field";
import { CANCEL_REASON_MAX } from "./pledge-limits";

/** Taking a pledge or a whole basket back, in two presses: the first opens the question, the second answers it. Works without script. */
export function CancelPledge({ refused, reason, of = "pledge" }: { refused?: string; reason?: string; of?: "pledge" | "basket" }) {
  const { t } = useTranslation(["sponsor", "basket"]);
  const basket = of === "basket";
  return (
    <Disclosure summary={t(basket ? "basket:cancel.open" : "pledge.cancel.open")} open={Boolean(refused)} danger>
      <Form method="post" className="grid gap-5">
        <CsrfField />
        <FormErrors errors={refused ? [{ message: t(`pledge.cancel.refused.${refused}`) }] : null} />
        <p>{t(basket ? "basket:cancel.text" : "pledge.cancel.text")}</p>
        <TextField name="reason" rows={2} maxLength={CANCEL_REASON_MAX} label={t("pledge.cancel.reason")} hint={t("pledge.cancel.reasonHint")} defaultValue={reason} />
        <div>
          <Button variant="danger" name="intent" value="cancel">{t(basket ? "basket:cancel.submit" : "pledge.cancel.submit")}</Button>
        </div>
      </Form>
    </Disclosure>
  );
}
