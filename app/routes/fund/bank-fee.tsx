import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { NOTE_MAX } from "~/domain/treasury/proposal";
import type { BankFeeView } from "~/domain/treasury/treasury-view";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { useRefusal, type Refused } from "./refusal";

/** One fee of the bank, with the counter-entry that takes it back. */
export function BankFee({ fee, mayReverse, refused }: { fee: BankFeeView; mayReverse: boolean; refused: Refused | undefined }) {
  const { t } = useTranslation("treasury");
  const words = useRefusal();
  return (
    <article className="card p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <p className="font-semibold break-words">{fee.note}</p>
        <Money amount={fee.amount} className={fee.reversedAt ? "line-through" : "font-semibold"} />
      </div>
      <p className="text-sm break-words text-ink-soft">
        <DateTime at={`${fee.paidOn}T00:00:00+07:00`} /> · {fee.bankReference} · {t("fees.by")} {fee.bookedBy}
      </p>
      {fee.reversedAt ? <p className="mt-1 text-sm text-warning">{t("fees.reversed", { why: fee.reversedWhy })}</p> : null}
      {mayReverse && !fee.reversedAt ? (
        <details className="mt-1" open={Boolean(refused)}>
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium text-danger">{t("fees.reverse")}</summary>
          <Form method="post" className="grid gap-3">
            <CsrfField />
            <input type="hidden" name="fee" value={fee.id} />
            {refused ? <Notice tone="danger" title={words(refused.reason)} /> : null}
            <TextField id={`note-${fee.id}`} name="note" required maxLength={NOTE_MAX} label={t("fees.reverseNote")} defaultValue={refused?.typed.note} />
            <Button name="act" value="reverse" variant="danger">{t("fees.reverseSubmit")}</Button>
          </Form>
        </details>
      ) : null}
    </article>
  );
}
