import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { listRefunds } from "~/domain/treasury/pay-refunds.server";
import { listAllRefunds, listRefundLists } from "~/domain/treasury/read-refunds.server";
import { refundStates } from "~/domain/treasury/refund";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { FilterLinks } from "~/ui/filter-links";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { useCount } from "~/ui/unit-progress";
import { answerDeed } from "./answer-deed.server";
import { FundNav } from "./fund-nav";
import { RefundLists } from "./refund-lists";
import { RefundTable } from "./refund-table";
import { useRefusal } from "./refusal";

export const handle = { ns: ["fund", "treasury"] };
export const meta: MetaFunction = (args) => pageMeta(args, "treasury:refunds.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const query = new URL(request.url).searchParams;
  const state = refundStates.find((known) => known === query.get("state")) ?? null;
  const page = Math.max(1, Math.trunc(Number(query.get("page"))) || 1);
  const [found, lists, waiting] = await Promise.all([listAllRefunds(viewer, { state, page }), listRefundLists(viewer), readFundWaiting(viewer)]);
  return { ...found, lists, state, page, waiting, mayAct: viewer.roles.includes("fund_manager") };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const form = await checkedForm(request);
  const t = translator(localeOf(request), "treasury");
  const refundIds = form.getAll("refund").map(String);
  return answerDeed(request, await listRefunds({ refundIds, viewer }), { act: "list", typed: {} }, ({ number, count }) => ({ to: "/fund/refunds?state=listed", text: t("refunds.listed", { number, n: count }) }));
}

export default function Refunds() {
  const { t } = useTranslation("treasury");
  const count = useCount();
  const words = useRefusal();
  const { rows, total, pages, figures, lists, state, page, waiting, mayAct } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const all = refundStates.reduce((sum, each) => sum + figures[each], 0);
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("refunds.title")} lead={t("refunds.lead")} />
      <FilterLinks
        label={t("refunds.filter")}
        links={[
          { key: "all", to: "/fund/refunds", label: t("refunds.all"), figure: all, shown: state === null },
          ...refundStates.map((each) => ({ key: each, to: `/fund/refunds?state=${each}`, label: t(`refunds.state.${each}`), figure: figures[each], shown: state === each })),
        ]}
      />
      <p className="mt-4 mb-4 text-ink-soft">{t("refunds.count", { count: total, n: count(total) })}</p>
      {refused ? <Notice tone="danger" className="mb-4" title={words(refused.reason)} /> : null}
      <RefundTable rows={rows} selecting={mayAct && state === "approved"} />
      <Pagination page={page} pageCount={pages} />
      <RefundLists lists={lists} downloads={mayAct} />
    </>
  );
}
