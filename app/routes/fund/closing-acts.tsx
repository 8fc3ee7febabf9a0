import { Form } from "@remix-run/react";
import { Printer } from "lucide-react";
import { useTranslation } from "react-i18next";
import { NOTE_MAX } from "~/domain/treasury/proposal";
import type { ClosingView } from "~/domain/treasury/treasury-view";
import { Button } from "~/ui/button";
import { CheckboxField } from "~/ui/checkbox-field";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { useHydrated } from "~/ui/use-hydrated";
import { useRefusal, type Refused } from "./refusal";

/** Countersigning, printing and reopening a closed day, as far as the reader may. */
export function ClosingActs({ closing, refused }: { closing: ClosingView; refused: Refused | undefined }) {
  const { t } = useTranslation("treasury");
  const words = useRefusal();
  const scripted = useHydrated();
  return (
    <div className="no-print grid gap-4">
      {refused ? <Notice tone="danger" title={words(refused.reason)} /> : null}
      {closing.mayCountersign ? (
        <Form method="post" className="card grid gap-2 p-5">
          <CsrfField />
          <CheckboxField name="compared" required value="yes" label={t("day.countersignText")} />
          <Button name="act" value="countersign">{t("day.countersign")}</Button>
        </Form>
      ) : null}
      {closing.state === "signed" && !closing.mayCountersign && closing.mayReopen ? <Notice>{t("day.mineText")}</Notice> : null}
      {scripted ? <Button type="button" variant="secondary" icon={<Printer aria-hidden className="size-5" />} onClick={() => window.print()} className="justify-self-start">{t("day.print")}</Button> : null}
      {closing.mayReopen ? (
        <Disclosure summary={t("day.reopen")} danger open={refused?.act === "reopen"}>
          <Form method="post" className="grid gap-4">
            <CsrfField />
            <p>{t("day.reopenText")}</p>
            <TextField name="note" rows={3} required maxLength={NOTE_MAX} label={t("day.reopenNote")} defaultValue={refused?.typed.note} />
            <Button name="act" value="reopen" variant="danger">{t("day.reopenSubmit")}</Button>
          </Form>
        </Disclosure>
      ) : null}
    </div>
  );
}
