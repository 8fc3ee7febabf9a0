import { Form } from "@remix-run/react";
import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import { Button } from "~/ui/button";
import { CheckboxField } from "~/ui/checkbox-field";
import { CsrfField } from "~/ui/csrf-field";
import { FormErrors } from "~/ui/form-errors";
import { TextField } from "~/ui/text-field";
import { useLocale } from "~/ui/use-locale";
import { NOTE_MAX, type DecisionResult } from "./decision-result";
import { useRefusal } from "./refusal";

interface ResolveTransferProps {
  act: "return" | "keep" | "refund";
  /** What is unplaced, in đồng. */
  amount: number;
  result: DecisionResult | undefined;
}

/** Ending the wait of what is unplaced: opened first, then a reason and a mark that it is meant. */
export function ResolveTransfer({ act, amount, result }: ResolveTransferProps) {
  const { t } = useTranslation("fund");
  const words = useRefusal();
  const sum = formatDong(amount, useLocale());
  const error = (reason: string) => (result?.reason === reason ? words(reason) : null);
  const fields: Record<string, string> = { "note-needed": `${act}-note`, "confirm-needed": `${act}-confirmed` };
  return (
    <details className="card group" open={Boolean(result)}>
      <summary className="flex min-h-13 items-center justify-between gap-3 rounded-2xl px-5 py-3 font-semibold hover:text-action">
        {t(`resolve.${act}.open`)}
        <ChevronDown aria-hidden className="size-5 shrink-0 transition-transform group-open:rotate-180" />
      </summary>
      <Form method="post" className="grid gap-4 px-5 pb-5">
        <CsrfField />
        <input type="hidden" name="act" value={act === "refund" ? "return" : act} />
        <FormErrors errors={result ? [{ field: fields[result.reason], message: words(result.reason) }] : null} />
        <p>{t(`resolve.${act}.text`, { amount: sum })}</p>
        <TextField
          name="note"
          id={`${act}-note`}
          rows={3}
          required
          maxLength={NOTE_MAX}
          label={t(`resolve.${act}.note`)}
          hint={t("resolve.noteHint")}
          defaultValue={result?.note}
          errors={error("note-needed")}
        />
        <CheckboxField name="confirmed" id={`${act}-confirmed`} value="yes" required label={t(`resolve.${act}.confirm`, { amount: sum })} errors={error("confirm-needed")} />
        <Button variant="danger">{t(`resolve.${act}.submit`)}</Button>
      </Form>
    </details>
  );
}
