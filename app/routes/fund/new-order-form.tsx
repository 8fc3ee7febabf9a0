import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { OrderAccount } from "~/domain/treasury/payment-order";
import { NOTE_MAX } from "~/domain/treasury/proposal";
import type { Payee, PayableNeed } from "~/domain/treasury/read-disbursements.server";
import { Button, ButtonLink } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { Notice } from "~/ui/notice";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";
import { useLocale } from "~/ui/use-locale";
import { NeedMoney } from "./need-money";
import { useRefusal, type Refused } from "./refusal";

interface NewOrderFormProps {
  need: PayableNeed;
  payees: Payee[];
  /** To whom the order goes; somebody else is chosen first, because the account follows. */
  payee: Payee;
  /** The account to which the last order for this receiver went. */
  account: OrderAccount | null;
  banks: { bin: string; name: string; fullName: string }[];
  /** Đồng above which a second person must approve. */
  threshold: number;
  refused: Refused | undefined;
}

/** The second half of an order: how much for what, and where it goes. */
export function NewOrderForm({ need, payees, payee, account, banks, threshold, refused }: NewOrderFormProps) {
  const { t } = useTranslation(["orders", "treasury", "ui"]);
  const locale = useLocale();
  const words = useRefusal();
  const nameOf = ({ nameVi, nameEn }: Payee) => (locale === "vi" ? nameVi : nameEn);
  const typed: Record<string, string> = refused?.typed ?? { ...account };
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-8">
      <NeedMoney need={need} />
      <div className="grid content-start gap-4 lg:col-start-1 lg:row-start-1">
        <section aria-labelledby="payee" className="card p-5">
          <h2 id="payee" className="text-sm text-ink-soft">{t("payee")}</h2>
          <p className="mb-3 text-lg font-semibold">{nameOf(payee)}</p>
          <Disclosure summary={t("new.otherPayee")}>
            <Form method="get" className="grid gap-4">
              <input type="hidden" name="need" value={need.code} />
              <SelectField name="payee" label={t("payee")} defaultValue={payee.id} options={payees.map((one) => ({ value: one.id, label: nameOf(one) }))} />
              <Button variant="secondary">{t("new.choosePayee")}</Button>
            </Form>
          </Disclosure>
        </section>
        <Form method="post" className="card grid gap-5 p-5">
          <CsrfField />
          <input type="hidden" name="needCode" value={need.code} />
          <input type="hidden" name="payeeId" value={payee.id} />
          {refused ? <Notice tone="danger" title={words(refused.reason)} /> : null}
          {need.deliveries.length > 0 ? (
            <SelectField
              name="deliveryId"
              label={t("treasury:newPayment.delivery")}
              placeholder={t("treasury:newPayment.anyDelivery")}
              defaultValue={typed.deliveryId}
              options={need.deliveries.map(({ id, code, state }) => ({ value: id, label: `${code} · ${t(`ui:state.delivery.${state}`)}` }))}
            />
          ) : null}
          <TextField
            name="amount"
            required
            inputMode="numeric"
            autoComplete="off"
            maxLength={40}
            label={t("amount")}
            hint={`${t("treasury:newPayment.amountHint", { free: formatDong(need.free, locale) })} ${t("treasury:newPayment.second", { sum: formatDong(threshold, locale) })}`}
            defaultValue={typed.amount}
          />
          <TextField name="purpose" required rows={2} maxLength={NOTE_MAX} label={t("purpose")} defaultValue={typed.purpose} />
          <fieldset className="grid gap-4 border-t border-line pt-4">
            <legend className="float-left text-lg font-semibold">{t("account.title")}</legend>
            <p className="text-ink-soft">{t(account ? "account.known" : "account.hint")}</p>
            <SelectField name="bankBin" label={t("account.bank")} placeholder={t("account.none")} defaultValue={typed.bankBin} options={banks.map(({ bin, name, fullName }) => ({ value: bin, label: `${name} · ${fullName}` }))} />
            <TextField name="accountNumber" maxLength={50} autoComplete="off" spellCheck={false} label={t("account.number")} defaultValue={typed.accountNumber} />
            <TextField name="accountHolder" maxLength={100} autoComplete="off" autoCapitalize="characters" label={t("account.holder")} defaultValue={typed.accountHolder} />
          </fieldset>
          <Button>{t("new.submit")}</Button>
          <ButtonLink to="/fund/payments/orders/new" variant="quiet">{t("treasury:newPayment.other")}</ButtonLink>
        </Form>
      </div>
    </div>
  );
}
