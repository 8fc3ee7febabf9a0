import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { debitStates } from "~/domain/payments/debits/debit";
import { listDebits } from "~/domain/treasury/read-debits.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { FilterLinks } from "~/ui/filter-links";
import { Money } from "~/ui/money";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { DebitTable } from "./debit-table";
import { FundNav } from "./fund-nav";

export const handle = { ns: ["fund", "debits"] };
export const meta: MetaFunction = (args) => pageMeta(args, "debits:title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const query = new URL(request.url).searchParams;
  const state = debitStates.find((known) => known === query.get("state")) ?? null;
  const page = Math.max(1, Math.trunc(Number(query.get("page"))) || 1);
  const [found, waiting] = await Promise.all([listDebits(viewer, { state, page }), readFundWaiting(viewer)]);
  return { ...found, state, page, waiting };
}

export default function Debits() {
  const { t } = useTranslation("debits");
  const { rows, pages, figures, state, page, waiting } = useLoaderData<typeof loader>();
  const sum = state ? figures[state].amount : figures.unexplained.amount + figures.explained.amount;
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("title")} lead={t("lead")} />
      <FilterLinks
        label={t("filter")}
        links={[
          { key: "all", to: "/fund/debits", label: t("all"), figure: figures.unexplained.count + figures.explained.count, shown: state === null },
          ...debitStates.map((each) => ({ key: each, to: `/fund/debits?state=${each}`, label: t(`state.${each}`), figure: figures[each].count, shown: state === each })),
        ]}
      />
      <p className="mt-4 mb-4 text-ink-soft">{t("sum")} <Money amount={sum} className="font-semibold text-ink" /></p>
      <DebitTable rows={rows} state={state} />
      <Pagination page={Math.min(page, pages)} pageCount={pages} />
    </>
  );
}
