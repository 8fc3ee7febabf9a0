import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { readReceiptFilters, receiptListPath } from "~/domain/payments/receipt";
import { listReceipts } from "~/domain/payments/read-receipts.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { ButtonLink } from "~/ui/button";
import { LocalLink } from "~/ui/local-link";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { SearchForm } from "~/ui/search-form";
import { useCount } from "~/ui/unit-progress";
import { FundNav } from "./fund-nav";
import { ReceiptTable } from "./receipt-table";

export const handle = { ns: ["fund", "treasury", "transparency"] };
export const meta: MetaFunction = (args) => pageMeta(args, "transparency:receipts.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const filters = readReceiptFilters(new URL(request.url).searchParams);
  const [found, waiting] = await Promise.all([listReceipts(viewer, filters), readFundWaiting(viewer)]);
  return { ...found, filters, waiting };
}

export default function Receipts() {
  const { t } = useTranslation("transparency");
  const count = useCount();
  const { rows, total, pages, filters, waiting } = useLoaderData<typeof loader>();
  const { q, year, page } = filters;
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("receipts.title")} lead={t("receipts.lead")} />
      <SearchForm label={t("receipts.search")} hint={t("receipts.searchHint")} value={q} maxLength={100} keep={year ? { year: String(year) } : {}} />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <p className="flex flex-wrap items-center gap-x-3 text-ink-soft">
          {q ? t("receipts.found", { count: total, n: count(total), q }) : t("receipts.count", { count: total, n: count(total) })}
          {q ? <LocalLink to={receiptListPath({ q: "", year })} className="text-link inline-flex min-h-11 items-center">{t("receipts.clear")}</LocalLink> : null}
        </p>
        {total > 0 ? (
          <ButtonLink to={receiptListPath({ q, year }, "/fund/receipts.csv")} variant="secondary" reloadDocument icon={<Download aria-hidden className="size-5" />}>{t("receipts.csv")}</ButtonLink>
        ) : null}
      </div>
      <ReceiptTable rows={rows} searched={q !== ""} />
      <Pagination page={page} pageCount={pages} />
    </>
  );
}
