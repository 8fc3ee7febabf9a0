import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { countIncomingTransfers, listIncomingTransfers } from "~/domain/payments/read-transfers.server";
import { readTransferFilters, transferListPath, transferShows } from "~/domain/payments/transfer-filters";
import { suggestForList } from "~/domain/treasury/suggest-for-list.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { FilterLinks } from "~/ui/filter-links";
import { LocalLink } from "~/ui/local-link";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { SearchForm } from "~/ui/search-form";
import { useCount } from "~/ui/unit-progress";
import { BulkTransfers } from "./bulk-transfers";
import { bulkOnTransfers } from "./bulk-transfers.server";
import { FundNav } from "./fund-nav";
import { TransferTable } from "./transfer-table";

export const handle = { ns: ["fund", "treasury"] };
export const meta: MetaFunction = (args) => pageMeta(args, "fund:transfers.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const filters = readTransferFilters(new URL(request.url).searchParams);
  const [found, figures, waiting] = await Promise.all([listIncomingTransfers(viewer, filters), countIncomingTransfers(viewer), readFundWaiting(viewer)]);
  const bulk = filters.show === "unplaced" && viewer.roles.includes("fund_manager");
  return { ...found, filters, figures, waiting, likely: bulk ? await suggestForList(viewer, found.rows, localeOf(request)) : null };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const answer = await bulkOnTransfers({ form: await checkedForm(request), viewer, locale: localeOf(request) });
  if (answer.ok) return redirectWithFlash(request, "/fund/transfers", { tone: answer.tone, text: answer.text });
  return data({ refused: answer }, { status: 400 });
}

export default function Transfers() {
  const { t } = useTranslation("fund");
  const count = useCount();
  const { rows, total, pages, filters, figures, waiting, likely } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
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
      {likely && rows.length > 0 ? <BulkTransfers rows={rows} filters={filters} likely={likely} refused={refused} /> : <TransferTable rows={rows} filters={filters} />}
      <Pagination page={Math.min(page, pages)} pageCount={pages} />
    </>
  );
}
