import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { OwnRefund } from "~/domain/treasury/treasury-view";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";

export type RefusedAccount = { refundId: string; refused: string; account: { bankName: string; accountNumber: string; accountHolder: string } };

/** Where the bank sends an agreed refund; one that was entered may be changed until the fund has listed it. What was entered is never shown in full. */
export function RefundAccountForm({ refund, refused }: { refund: OwnRefund; refused: RefusedAccount | undefined }) {
  const { t } = useTranslation("treasury");
  const field = (name: string) => `${name}-${refund.id}`;
  const wrong = (reason: string) => (refused?.refused === reason ? t(`refused.${reason}`) : null);
  const inForm = ["bank-needed", "account-invalid", "holder-needed"];
  const form = (
    <Form method="post" className="grid gap-4">
      <CsrfField />
      <input type="hidden" name="refund" value={refund.id} />
      {refused && !inForm.includes(refused.refused) ? <Notice tone="danger" title={t(`refused.${refused.refused}`)} /> : null}
      <p className="text-ink-soft">{t("ask.enterAccountText")}</p>
      <TextField name="bankName" id={field("bank")} required maxLength={100} autoComplete="off" label={t("refund.bankName")} defaultValue={refused?.account.bankName} errors={wrong("bank-needed")} />
      <TextField name="accountNumber" id={field("number")} required maxLength={50} autoComplete="off" spellCheck={false} label={t("refund.accountNumber")} defaultValue={refused?.account.accountNumber} errors={wrong("account-invalid")} />
      <TextField name="accountHolder" id={field("holder")} required maxLength={100} autoComplete="off" autoCapitalize="characters" label={t("refund.accountHolder")} defaultValue={refused?.account.accountHolder} errors={wrong("holder-needed")} />
      <Button name="act" value="account">{t("ask.saveAccount")}</Button>
    </Form>
  );
  if (refund.account) return <div className="mt-3"><Disclosure summary={t("ask.changeAccount")} open={Boolean(refused)}>{form}</Disclosure></div>;
  return (
    <section aria-labelledby={field("enter")} className="mt-3 border-t border-line pt-4">
      <h3 id={field("enter")} className="mb-2 text-lg font-semibold">{t("ask.enterAccount")}</h3>
      {form}
    </section>
  );
}
