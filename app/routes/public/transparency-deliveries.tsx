import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listPublicDeliveries } from "~/domain/disclosure/read-public-deliveries.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { useCount } from "~/ui/unit-progress";
import { DeliveryTable } from "./delivery-table";
import { CsvLink } from "./transparency-csv-link";
import { TransparencyFilters } from "./transparency-filters";
import { askedFilters, filterChoices } from "./transparency-loader.server";
import { TransparencyNav } from "./transparency-nav";

export const handle = { ns: ["transparency"] };
export const meta: MetaFunction = (args) => pageMeta(args, "transparency:deliveries.metaTitle", "transparency:metaDescription");

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const { filters, page } = await askedFilters(request, "/transparency/deliveries");
  const [found, choices] = await Promise.all([listPublicDeliveries(filters, page), filterChoices(request, filters.province)]);
  return { ...found, filters, page, choices };
}

export default function TransparencyDeliveries() {
  const { t } = useTranslation("transparency");
  const count = useCount();
  const { rows, total, pages, filters, page, choices } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t("deliveries.title")} lead={t("deliveries.lead")} crumbs={[{ to: "/transparency", label: t("title") }]} />
      <TransparencyNav filters={filters} current="deliveries" />
      <TransparencyFilters page="/transparency/deliveries" filters={filters} choices={choices} />
      {rows.length === 0 ? (
        <EmptyState title={t("deliveries.none")}>{t("deliveries.noneText")}</EmptyState>
      ) : (
        <>
          <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
            <p className="text-ink-soft">{t("deliveries.count", { count: total, n: count(total) })}</p>
            <CsvLink table="deliveries" filters={filters} />
          </div>
          <DeliveryTable rows={rows} caption={t("deliveries.title")} />
          <Pagination page={page} pageCount={pages} />
        </>
      )}
      <p className="mt-8 text-sm text-ink-soft">{t("privacy")}</p>
    </>
  );
}
