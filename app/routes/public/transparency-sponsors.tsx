import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listNamedSponsors } from "~/domain/disclosure/read-named-sponsors.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { EmptyState } from "~/ui/empty-state";
import { Money } from "~/ui/money";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { useCount } from "~/ui/unit-progress";
import { FigureTable } from "./figure-table";
import { CsvLink } from "./transparency-csv-link";
import { TransparencyFilters } from "./transparency-filters";
import { askedFilters, filterChoices } from "./transparency-loader.server";
import { TransparencyNav } from "./transparency-nav";

export const handle = { ns: ["transparency"] };
export const meta: MetaFunction = (args) => pageMeta(args, "transparency:sponsors.metaTitle", "transparency:metaDescription");

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const { filters, page } = await askedFilters(request, "/transparency/sponsors");
  const [found, choices] = await Promise.all([listNamedSponsors(filters, page), filterChoices(request, filters.province)]);
  return { ...found, filters, page, choices };
}

export default function TransparencySponsors() {
  const { t } = useTranslation("transparency");
  const count = useCount();
  const { rows, totals, pages, filters, page, choices } = useLoaderData<typeof loader>();
  const rest = { name: t("sponsors.unnamed"), kind: null, money: totals.unnamedMoney, goods: totals.unnamedGoods };
  return (
    <>
      <PageHeader title={t("sponsors.title")} lead={t("sponsors.lead")} crumbs={[{ to: "/transparency", label: t("title") }]} />
      <TransparencyNav filters={filters} current="sponsors" />
      <TransparencyFilters page="/transparency/sponsors" filters={filters} choices={choices} />
      {rows.length === 0 ? (
        <EmptyState title={t("sponsors.none")}>{t("sponsors.noneText")}</EmptyState>
      ) : (
        <>
          <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
            <p id="named" className="text-ink-soft">{t("sponsors.count", { count: totals.named, n: count(totals.named) })}</p>
            <CsvLink table="sponsors" filters={filters} />
          </div>
          <FigureTable
            labelledBy="named"
            caption={t("sponsors.title")}
            rows={[...rows, ...(page === pages && (rest.money !== 0 || rest.goods !== 0) ? [rest] : [])]}
            rowKey={({ name, kind, money, goods }) => `${name}:${kind}:${money}:${goods}`}
            columns={[
              { key: "name", header: t("sponsors.name"), cell: ({ name, kind }) => (kind ? <>{name} <span className="block font-normal text-ink-soft">{t(`sponsorKind.${kind}`)}</span></> : <span className="font-normal">{name}</span>) },
              { key: "money", header: t("sponsors.money"), cell: ({ money }) => <Money amount={money} /> },
              { key: "goods", header: t("sponsors.goods"), cell: ({ goods }) => <Money amount={goods} /> },
              { key: "sum", header: t("sponsors.sum"), cell: ({ money, goods }) => <Money amount={money + goods} className="font-semibold" /> },
            ]}
            total={[
              t("sponsors.total"), <Money key="money" amount={totals.money + totals.unnamedMoney} />, <Money key="goods" amount={totals.goods + totals.unnamedGoods} />,
              <Money key="sum" amount={totals.money + totals.unnamedMoney + totals.goods + totals.unnamedGoods} />,
            ]}
          />
          <Pagination page={page} pageCount={pages} />
        </>
      )}
      <p className="mt-8 text-sm text-ink-soft">{t("privacy")}</p>
    </>
  );
}
