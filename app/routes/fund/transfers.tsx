import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { countIncomingTransfers, listIncomingTransfers } from "~/domain/payments/read-transfers.server";
import { readTransferFilters, transferListPath, transferShows } from "~/domain/payments/transfer-filters";
import { requireRole } from "~/routes/guards/viewer.server";
import { FilterLinks } from "~/ui/filter-links";
import { LocalLink } from "~/ui/local-link";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { SearchForm } from "~/ui/search-form";
import { useCount } from "~/ui/unit-progress";
import { FundNav } from "./fund-nav";
import { TransferTable } from "./transfer-table";

export const handle = { ns: ["fund"] };
export const meta: MetaFunction = (args) => pageMeta(args, "fund:transfers.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const filters = readTransferFilters(new URL(request.url).searchParams);
  const [found, figures, waiting] = await Promise.all([listIncomingTransfers(viewer, filters), countIncomingTransfers(viewer), readFundWaiting(viewer)]);
  return { ...found, filters, figures, waiting };
}

export default function Transfers() {
  const { t } = useTranslation("fund");
  const count = useCount();
  const { rows, total, pages, filters, figures, waiting } = useLoaderData<typeof loader>();
  const { show, q, page } = filters;
  const links = transferShows
    .filter((each) => each === "unplaced" || each === "all" || each === show || figures[each] > 0)
    .map((each) => ({
      key: each, to: transferListPath({ show: each, q }), figure: figures[each], shown: each === show,
      label: each === "unplaced" || each === "all" ? t(`transfers.${each}`) : t(`outcome.${each}`),
    }));
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("transfers.title")} lead={t("transfers.lead")} />
      <SearchForm label={t("transfers.search")} hint={t("transfers.searchHint")} value={q} maxLength={100} keep={show === "unplaced" ? {} : { show }} />
      <FilterLinks label={t("transfers.filter")} links={links} />
      <p className="mt-4 mb-4 flex flex-wrap items-center gap-x-3 text-ink-soft">
        {q ? t("transfers.found", { count: total, n: count(total), q }) : t("transfers.count", { count: total, n: count(total) })}
        {q ? <LocalLink to={transferListPath({ show })} className="text-link inline-flex min-h-11 items-center">{t("transfers.clear")}</LocalLink> : null}
      </p>
      <TransferTable rows={rows} filters={filters} />
      <Pagination page={Math.min(page, pages)} pageCount={pages} />
    </>
  );
}
