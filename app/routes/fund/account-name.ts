import { useTranslation } from "react-i18next";

const cardAccounts: Partial<Record<string, "stripe" | "transit" | "stripeFees" | "exchange" | "disputes" | "losses">> = {
  "processor:stripe": "stripe",
  "transit:stripe": "transit",
  "fees:exchange": "exchange",
  "fees:stripe": "stripeFees",
  "receivable:disputes": "disputes",
  "fees:losses": "losses",
};

/** The name of a ledger account in the reader's words, from its code (`need:HP-MEAL-0007`); a code without words of its own stays as it is. */
export function useAccountName(): (code: string) => string {
  const { t } = useTranslation("fund");
  return (account) => accountName(t, account);
}

/** The same with the words of the namespace "fund" handed over, for files that the server writes. */
export function accountName(t: (key: string, values?: Record<string, unknown>) => string, account: string): string {
  const [kind = "", ...rest] = account.split(":");
  if (account === "goods:received") return t("ledger.accountName.goodsReceived");
  if (kind === "goods") return t("ledger.accountName.goods", { code: rest.at(-1) });
  if (kind === "need" || kind === "delivered" || kind === "advances" || kind === "spent") return t(`ledger.accountName.${kind}`, { code: rest.join(":") });
  const ofCards = cardAccounts[account];
  if (ofCards) return t(`ledger.accountName.${ofCards}`);
  if (kind === "sponsor") return t("ledger.accountName.sponsor");
  if (account === "fees:bank") return t("ledger.accountName.bankFees");
  if (account === "bank:main") return t("ledger.accountName.bank");
  if (account === "fund:reserve") return t("ledger.accountName.reserve");
  if (account === "suspense" || account === "fund:general") return t(`ledger.accountName.${kind}`);
  return account;
}
