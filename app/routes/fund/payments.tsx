import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { listOpenOrders } from "~/domain/treasury/read-orders.server";
import { listDisbursements } from "~/domain/treasury/read-disbursements.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { Badge } from "~/ui/state-badge";
import { useCount } from "~/ui/unit-progress";
import { FundNav } from "./fund-nav";
import { OpenOrders } from "./open-orders";

export const handle = { ns: ["fund", "treasury", "orders"] };
export const meta: MetaFunction = (args) => pageMeta(args, "treasury:payments.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const page = Math.max(1, Math.trunc(Number(new URL(request.url).searchParams.get("page"))) || 1);
  const [found, orders, waiting] = await Promise.all([listDisbursements(viewer, page), listOpenOrders(viewer), readFundWaiting(viewer)]);
  return { ...found, orders, page, waiting, mayAct: viewer.roles.includes("fund_manager") };
}

export default function Payments() {
  const { t } = useTranslation(["treasury", "orders"]);
  const count = useCount();
  const { rows, orders, total, pages, page, waiting, mayAct } = useLoaderData<typeof loader>();
  const actions = (
    <>
      {mayAct ? <ButtonLink to="/fund/payments/orders/new">{t("orders:new.title")}</ButtonLink> : null}
      {mayAct ? <ButtonLink to="/fund/payments/new" variant="secondary">{t("payments.new")}</ButtonLink> : null}
      <ButtonLink to="/fund/fees" variant="secondary">{t("payments.fees")}</ButtonLink>
    </>
  );
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("payments.title")} lead={t("payments.lead")} actions={actions} />
      <OpenOrders orders={orders} />
      <p className="mb-4 text-ink-soft">{t("payments.count", { count: total, n: count(total) })}</p>
      <DataTable
        caption={t("payments.title")}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("payments.none")}>{t("payments.noneText")}</EmptyState>}
        columns={[
          {
            key: "code",
            primary: true,
            header: t("payments.code"),
            cell: (row) => (
              <>
                <LocalLink to={`/fund/payments/${row.id}`} className="text-link inline-flex min-h-11 items-center whitespace-nowrap tabular-nums">{row.code}</LocalLink>{" "}
                {row.reversedAt ? <Badge tone="warning">{t("payments.reversed")}</Badge> : null}
              </>
            ),
          },
          { key: "payee", header: t("payments.payee"), cell: (row) => row.payee },
          { key: "need", header: t("payments.need"), cell: (row) => <LocalLink to={`/needs/${row.needCode}`} className="text-link inline-flex min-h-11 items-center whitespace-nowrap">{row.needCode}</LocalLink> },
          { key: "paidOn", header: t("payments.paidOn"), cell: (row) => <DateTime at={`${row.paidOn}T00:00:00+07:00`} /> },
          { key: "amount", header: t("payments.amount"), align: "end", cell: (row) => <Money amount={row.amount} className={row.reversedAt ? "line-through" : "font-semibold"} /> },
        ]}
      />
      <Pagination page={page} pageCount={pages} />
    </>
  );
}
