import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { PAYER_NAME_MAX, RECEIPT_REASON_MAX, receiptAskers, type ReceiptView } from "~/domain/payments/receipt";
import { Button } from "~/ui/button";
import { CheckboxField } from "~/ui/checkbox-field";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { Notice } from "~/ui/notice";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";

interface ReissueFormProps {
  receipt: ReceiptView;
  /** What had been written, and why it was refused. */
  result: { typed: { payerName: string; askedBy: string; reason: string }; reason: string } | undefined;
}

const fields: Record<string, string> = { "name-needed": "payerName", "name-too-long": "payerName", "asked-by-needed": "askedBy", "reason-needed": "reason", "confirm-needed": "confirmed" };

/** Giving a receipt out again, with its payer's name as it stands or corrected. */
export function ReissueForm({ receipt, result }: ReissueFormProps) {
  const { t } = useTranslation("transparency");
  const error = (field: string) => (result && fields[result.reason] === field ? t(`receipt.refused.${result.reason}`) : null);
  const general = result && !fields[result.reason] ? t(`receipt.refused.${result.reason}`) : null;
  return (
    <Disclosure summary={t("receipt.reissue")} open={Boolean(result)}>
      <Form method="post" className="grid gap-4">
        <CsrfField />
        {general ? <Notice tone="danger" title={general} /> : null}
        <p className="text-ink-soft">{t("receipt.reissueText")}</p>
        <TextField name="payerName" required maxLength={PAYER_NAME_MAX} autoComplete="off" label={t("receipt.nameField")} hint={t("receipt.nameHint")} defaultValue={result?.typed.payerName ?? receipt.printedName} errors={error("payerName")} />
        <SelectField name="askedBy" required label={t("receipt.askedField")} options={receiptAskers.map((value) => ({ value, label: t(`receipt.askedBy.${value}`) }))} defaultValue={result?.typed.askedBy || "payer"} errors={error("askedBy")} />
        <TextField name="reason" rows={3} required maxLength={RECEIPT_REASON_MAX} label={t("receipt.reasonField")} hint={t("receipt.reasonHint")} defaultValue={result?.typed.reason} errors={error("reason")} />
        <CheckboxField name="confirmed" value="yes" required label={t("receipt.confirm")} errors={error("confirmed")} />
        <Button>{t("receipt.submit")}</Button>
      </Form>
    </Disclosure>
  );
}
