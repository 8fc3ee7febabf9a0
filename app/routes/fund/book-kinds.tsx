import { useTranslation } from "react-i18next";
import type { AccountKind } from "~/domain/payments/ledger";
import { DataTable } from "~/ui/data-table";
import { Money } from "~/ui/money";
import { useCount } from "~/ui/unit-progress";

type KindOfBook = { kind: AccountKind; accounts: number; opening: number; debit: number; credit: number };

/** What the book holds, by kind of account: balances are signed, debit positive. */
export function BookKinds({ kinds }: { kinds: KindOfBook[] }) {
  const { t } = useTranslation(["transparency", "fund"]);
  const count = useCount();
  return (
    <DataTable
      caption={t("transparency:book.movement")}
      rows={kinds}
      rowKey={({ kind }) => kind}
      columns={[
        {
          key: "kind",
          primary: true,
          header: t("transparency:book.account"),
          cell: ({ kind, accounts }) => <>{t(`fund:ledger.accountKind.${kind}`)} <span className="block text-sm font-normal text-ink-soft">{t("transparency:book.accounts", { count: accounts, n: count(accounts) })}</span></>,
        },
        { key: "opening", header: t("transparency:book.opening"), align: "end", cell: ({ opening }) => <Money amount={opening} /> },
        { key: "debit", header: t("transparency:book.debit"), align: "end", cell: ({ debit }) => <Money amount={debit} /> },
        { key: "credit", header: t("transparency:book.credit"), align: "end", cell: ({ credit }) => <Money amount={credit} /> },
        { key: "closing", header: t("transparency:book.closing"), align: "end", cell: ({ opening, debit, credit }) => <Money amount={opening + debit - credit} className="font-semibold" /> },
      ]}
    />
  );
}
