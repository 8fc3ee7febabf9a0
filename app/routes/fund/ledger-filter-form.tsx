import { Form } from "@remix-run/react";
import { Filter } from "lucide-react";
import { useTranslation } from "react-i18next";
import { accountKinds, ledgerKinds, type LedgerFilters } from "~/domain/payments/ledger";
import { Button, ButtonLink } from "~/ui/button";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";

/** Narrows the transactions; the address holds the choice, so it works without script. */
export function LedgerFilterForm({ filters }: { filters: LedgerFilters }) {
  const { t } = useTranslation(["fund", "ui"]);
  const { accountKind, account, kind } = filters;
  const options = (keys: readonly string[], group: "accountKind" | "transaction") => keys.map((key) => ({ value: key, label: t(`fund:ledger.${group}.${key}`) }));
  return (
    <Form method="get" action="#journal" aria-label={t("fund:ledger.filter")} key={`${accountKind}:${account}:${kind}`} className="card grid gap-4 p-5 lg:grid-cols-[1fr_1fr_1.4fr_auto] lg:items-end">
      <SelectField name="kind" label={t("fund:ledger.transactionKind")} placeholder={t("fund:ledger.anyTransaction")} options={options(ledgerKinds, "transaction")} defaultValue={kind ?? ""} />
      <SelectField name="accounts" label={t("fund:ledger.kind")} placeholder={t("fund:ledger.anyKind")} options={options(accountKinds, "accountKind")} defaultValue={accountKind ?? ""} />
      <TextField name="account" label={t("fund:ledger.account")} hint={t("fund:ledger.accountHint")} maxLength={80} autoComplete="off" spellCheck={false} defaultValue={account} />
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" icon={<Filter aria-hidden className="size-5" />}>{t("ui:action.apply")}</Button>
        {accountKind || account || kind ? <ButtonLink to="/fund/ledger" variant="quiet" preventScrollReset>{t("ui:action.reset")}</ButtonLink> : null}
      </div>
    </Form>
  );
}
