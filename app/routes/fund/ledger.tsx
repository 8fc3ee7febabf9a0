import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { ledgerPath, readLedgerFilters } from "~/domain/payments/ledger";
import { listAccountBalances, readBalances } from "~/domain/payments/read-balances.server";
import { listLedger } from "~/domain/payments/read-ledger.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { useCount } from "~/ui/unit-progress";
import { FundNav } from "./fund-nav";
import { LedgerAccounts } from "./ledger-accounts";
import { LedgerBalances } from "./ledger-balances";
import { LedgerFilterForm } from "./ledger-filter-form";
import { LedgerTransaction } from "./ledger-transaction";

export const handle = { ns: ["fund"] };
export const meta: MetaFunction = (args) => pageMeta(args, "fund:ledger.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const filters = readLedgerFilters(new URL(request.url).searchParams);
  const narrowed = filters.accountKind !== null || filters.account !== "";
  const [found, balances, accounts, waiting] = await Promise.all([
    listLedger(viewer, filters),
    readBalances(viewer),
    narrowed ? listAccountBalances(viewer, filters) : null,
    readFundWaiting(viewer),
  ]);
  return { ...found, filters, balances, accounts, waiting };
}

export default function Ledger() {
  const { t } = useTranslation("fund");
  const count = useCount();
  const { rows, total, pages, filters, balances, accounts, waiting } = useLoaderData<typeof loader>();
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("ledger.title")} lead={t("ledger.lead")} actions={<ButtonLink to="/fund/ledger/book" variant="secondary">{t("ledger.book")}</ButtonLink>} />
      <LedgerBalances balances={balances} shown={filters.accountKind} />
      {accounts && accounts.total > 0 ? <LedgerAccounts accounts={accounts} /> : null}
      <section id="journal" aria-labelledby="journal-title" className="mt-12 scroll-mt-4">
        <h2 id="journal-title" className="mb-4 text-xl font-semibold">{t("ledger.journal")}</h2>
        <LedgerFilterForm filters={filters} />
        <div className="mt-6 mb-4 flex flex-wrap items-center justify-between gap-3">
          <p className="text-ink-soft">{t("ledger.count", { count: total, n: count(total) })}. {t("ledger.unit")}.</p>
          {total > 0 ? (
            <ButtonLink to={ledgerPath(filters, "/fund/ledger.csv")} variant="secondary" reloadDocument icon={<Download aria-hidden className="size-5" />}>
              {t("ledger.csv")}
            </ButtonLink>
          ) : null}
        </div>
        {rows.length === 0 ? <EmptyState title={t("ledger.none")}>{t("ledger.noneText")}</EmptyState> : null}
        <ol className="grid gap-3">
          {rows.map((row) => (
            <li key={row.id}>
              <LedgerTransaction row={row} />
            </li>
          ))}
        </ol>
        <Pagination page={Math.min(filters.page, pages)} pageCount={pages} />
      </section>
    </>
  );
}
