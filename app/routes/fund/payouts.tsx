import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { payoutStates } from "~/domain/cards/payout";
import { listPayoutRows } from "~/domain/cards/read-payouts.server";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { formatDong } from "~/domain/money";
import { cardsOffered } from "~/platform/stripe.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { FilterLinks } from "~/ui/filter-links";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { useLocale } from "~/ui/use-locale";
import { FundNav } from "./fund-nav";
import { PayoutTable } from "./payout-table";

export const handle = { ns: ["fund", "payouts"] };
export const meta: MetaFunction = (args) => pageMeta(args, "payouts:title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const query = new URL(request.url).searchParams;
  const state = payoutStates.find((known) => known === query.get("state")) ?? null;
  const page = Math.max(1, Math.trunc(Number(query.get("page"))) || 1);
  const [found, waiting] = await Promise.all([listPayoutRows(viewer, { state, page }), readFundWaiting(viewer)]);
  return { ...found, state, page, waiting, offered: cardsOffered() };
}

export default function Payouts() {
  const { t } = useTranslation("payouts");
  const locale = useLocale();
  const { rows, pages, figures, state, page, waiting, offered } = useLoaderData<typeof loader>();
  const late = waiting.payouts;
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("title")} lead={t("lead")} />
      {offered ? null : <Notice tone="info" className="mb-6" title={t("notOffered")}>{t("notOfferedText")}</Notice>}
      {late.count > 0 ? <Notice tone="warning" className="mb-6" title={t("late", { count: late.count, amount: formatDong(late.amount, locale) })}>{t("lateText")}</Notice> : null}
      <dl className="mb-8 grid gap-4 sm:grid-cols-3">
        {payoutStates.map((each) => (
          <div key={each} className="card p-5">
            <dt className="text-ink-soft">{t(`figure.${each}`)}</dt>
            <dd className="mt-1 text-xl font-bold"><Money amount={figures[each].dong} /></dd>
          </div>
        ))}
      </dl>
      <FilterLinks
        label={t("filter")}
        links={[
          { key: "all", to: "/fund/payouts", label: t("all"), figure: payoutStates.reduce((sum, each) => sum + figures[each].count, 0), shown: state === null },
          ...payoutStates.map((each) => ({ key: each, to: `/fund/payouts?state=${each}`, label: t(`state.${each}`), figure: figures[each].count, shown: state === each })),
        ]}
      />
      <div className="mt-4">
        <PayoutTable rows={rows} />
      </div>
      <Pagination page={Math.min(page, pages)} pageCount={pages} />
    </>
  );
}
