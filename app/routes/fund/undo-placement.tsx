import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { TransferPlacement } from "~/domain/payments/transfer-view";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { useLocale } from "~/ui/use-locale";
import { NOTE_MAX, type DecisionResult } from "./decision-result";
import { useRefusal } from "./refusal";

/** Taking one placement back by a counter-entry, with what it means for the pledge said first. */
export function UndoPlacement({ placement, result }: { placement: TransferPlacement; result: DecisionResult | undefined }) {
  const { t } = useTranslation(["treasury", "fund"]);
  const words = useRefusal();
  const amount = formatDong(placement.amount, useLocale());
  const name = `${t(`fund:transfer.placement.${placement.kind}`)}${placement.pledgeReference ? ` ${placement.pledgeReference}` : ""}`;
  return (
    <Disclosure summary={`${t("undo.title", { amount })}: ${name}`} danger open={Boolean(result)}>
      <Form method="post" className="grid gap-4">
        <CsrfField />
        <input type="hidden" name="act" value="undo" />
        <input type="hidden" name="placement" value={placement.id} />
        {result ? <Notice tone="danger" title={words(result.reason)} /> : null}
        <p>{t("undo.text")}</p>
        {placement.kind === "pledge" ? (
          <fieldset className="grid gap-1">
            <legend className="mb-1">{t(placement.onInstalment ? "undo.instalment" : "undo.pledge")}</legend>
            {(["keep", "release"] as const).map((choice) => (
              <label key={choice} className="flex min-h-11 items-center gap-3">
                <input type="radio" name="units" value={choice} defaultChecked={choice === "keep"} className="size-5 shrink-0 accent-action" />
                {t(`undo.${choice}${placement.onInstalment ? "Instalment" : "Units"}`)}
              </label>
            ))}
          </fieldset>
        ) : null}
        <TextField id={`undo-${placement.id}`} name="note" rows={2} required maxLength={NOTE_MAX} label={t("undo.note")} defaultValue={result?.note} />
        <Button variant="danger">{t("undo.submit")}</Button>
      </Form>
    </Disclosure>
  );
}
