import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import { NOTE_MAX } from "~/domain/treasury/proposal";
import type { Payee, PayableNeed } from "~/domain/treasury/read-disbursements.server";
import { Button, ButtonLink } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { FileField } from "~/ui/file-field";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";
import { useLocale } from "~/ui/use-locale";
import { NeedMoney } from "./need-money";
import { useRefusal, type Refused } from "./refusal";

interface NewPaymentFormProps {
  chosen: { need: PayableNeed; payees: Payee[] };
  /** The debit of the bank that this payment was: amount and day are its own. */
  debit: { id: string; amount: number; bookedOn: string; memo: string; bankReference: string | null } | null;
  /** yyyy-mm-dd in Việt Nam. */
  today: string;
  /** Đồng above which a second person must approve. */
  threshold: number;
  refused: Refused | undefined;
}

/** What the bank's statement says of the payment, which nobody has to type. */
function ByTheBank({ debit, second }: { debit: NonNullable<NewPaymentFormProps["debit"]>; second: string }) {
  const { t } = useTranslation(["treasury", "debits"]);
  return (
    <div>
      <input type="hidden" name="debitId" value={debit.id} />
      <input type="hidden" name="amount" value={debit.amount} />
      <input type="hidden" name="paidOn" value={debit.bookedOn} />
      <p className="font-medium">{t("debits:facts")}</p>
      <DefinitionList
        entries={[
          { term: t("newPayment.amount"), detail: <Money amount={debit.amount} className="text-lg font-bold" /> },
          { term: t("newPayment.paidOn"), detail: <DateTime at={`${debit.bookedOn}T05:00:00Z`} /> },
          { term: t("debits:memo"), detail: <span className="font-normal break-words">{debit.memo || t("debits:noMemo")}</span> },
        ]}
      />
      <p className="text-sm text-ink-soft">{second}</p>
    </div>
  );
}

/** The second half of a payment: to whom, how much and what the bank says of it, beside what the need's money allows. */
export function NewPaymentForm({ chosen: { need, payees }, debit, today, threshold, refused }: NewPaymentFormProps) {
  const { t } = useTranslation(["treasury", "ui"]);
  const locale = useLocale();
  const words = useRefusal();
  const typed = refused?.typed ?? {};
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-8">
      <NeedMoney need={need} />
      <Form method="post" encType="multipart/form-data" className="card grid gap-5 p-5 lg:col-start-1 lg:row-start-1">
        <CsrfField />
        <input type="hidden" name="needCode" value={need.code} />
        {refused ? <Notice tone="danger" title={words(refused.reason)} /> : null}
        <SelectField name="payeeId" required label={t("newPayment.payee")} defaultValue={typed.payeeId} options={payees.map(({ id, nameVi, nameEn }) => ({ value: id, label: locale === "vi" ? nameVi : nameEn }))} />
        {need.deliveries.length > 0 ? (
          <SelectField
            name="deliveryId"
            label={t("newPayment.delivery")}
            placeholder={t("newPayment.anyDelivery")}
            defaultValue={typed.deliveryId}
            options={need.deliveries.map(({ id, code, state }) => ({ value: id, label: `${code} · ${t(`ui:state.delivery.${state}`)}` }))}
          />
        ) : null}
        {debit ? (
          <ByTheBank debit={debit} second={t("newPayment.second", { sum: formatDong(threshold, locale) })} />
        ) : (
          <TextField name="amount" required inputMode="numeric" autoComplete="off" maxLength={40} label={t("newPayment.amount")} hint={`${t("newPayment.amountHint", { free: formatDong(need.free, locale) })} ${t("newPayment.second", { sum: formatDong(threshold, locale) })}`} defaultValue={typed.amount} />
        )}
        <TextField name="purpose" required rows={2} maxLength={NOTE_MAX} label={t("newPayment.purpose")} defaultValue={typed.purpose} />
        {debit ? null : <TextField name="paidOn" type="date" required max={today} label={t("newPayment.paidOn")} defaultValue={typed.paidOn ?? today} />}
        <TextField name="bankReference" required maxLength={100} autoComplete="off" spellCheck={false} label={t("newPayment.bankReference")} defaultValue={typed.bankReference ?? debit?.bankReference ?? ""} />
        <FileField name="evidence" label={t("newPayment.evidence")} />
        <Button>{t("newPayment.submit")}</Button>
        <ButtonLink to={debit ? `/fund/payments/new?debit=${debit.id}` : "/fund/payments/new"} variant="quiet">{t("newPayment.other")}</ButtonLink>
      </Form>
    </div>
  );
}
