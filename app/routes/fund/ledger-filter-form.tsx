import { Form } from "@remix-run/react";
import { clsx } from "clsx";
import { Filter } from "lucide-react";
import { useTranslation } from "react-i18next";
import { accountKinds, ledgerKinds, type LedgerFilters } from "~/domain/payments/ledger";
import { Button, ButtonLink } from "~/ui/button";
import { controlClass } from "~/ui/field";

/** Narrows the transactions; the address holds the choice, so it works without script. */
export function LedgerFilterForm({ filters: { accountKind, account, kind } }: { filters: LedgerFilters }) {
  const { t } = useTranslation(["fund", "ui"]);
  return (
    <Form method="get" aria-label={t("fund:ledger.filter")} key={`${accountKind}:${account}:${kind}`} className="card grid gap-4 p-5 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto]">
      <Choice name="kind" label={t("fund:ledger.transactionKind")} any={t("fund:ledger.anyTransaction")} value={kind} choices={ledgerKinds} words={(key) => t(`fund:ledger.transaction.${key}`)} />
      <Choice name="accounts" label={t("fund:ledger.kind")} any={t("fund:ledger.anyKind")} value={accountKind} choices={accountKinds} words={(key) => t(`fund:ledger.accountKind.${key}`)} />
      <div>
        <label htmlFor="account" className="mb-1 block font-medium">{t("fund:ledger.accountCode")}</label>
        <input id="account" name="account" maxLength={80} autoComplete="off" spellCheck={false} defaultValue={account} placeholder="need:HP-MEAL-0007" aria-describedby="account-hint" className={controlClass} />
        <p id="account-hint" className="mt-1.5 text-sm text-ink-soft">{t("fund:ledger.accountHint")}</p>
      </div>
      <div className="flex flex-wrap gap-2 lg:mt-7 lg:self-start">
        <Button variant="secondary" icon={<Filter aria-hidden className="size-5" />}>{t("ui:action.apply")}</Button>
        {accountKind || account || kind ? <ButtonLink to="/fund/ledger" variant="quiet" preventScrollReset>{t("ui:action.reset")}</ButtonLink> : null}
      </div>
    </Form>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  any: string;
  value: string | null;
  choices: readonly string[];
  words: (key: string) => string;
}

function Choice({ name, label, any, value, choices, words }: ChoiceProps) {
  return (
    <div>
      <label htmlFor={name} className="mb-1 block font-medium">{label}</label>
      <select id={name} name={name} defaultValue={value ?? ""} className={clsx(controlClass, "select-arrow pr-10")}>
        <option value="">{any}</option>
        {choices.map((key) => (
          <option key={key} value={key}>{words(key)}</option>
        ))}
      </select>
    </div>
  );
}
