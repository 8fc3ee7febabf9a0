import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { formatDong } from "~/domain/money";
import { approveProposal, declineProposal, withdrawProposal } from "~/domain/treasury/decide-proposal.server";
import { listProposals } from "~/domain/treasury/read-proposals.server";
import { translator } from "~/locales/i18n";
import { env } from "~/platform/env.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { EmptyState } from "~/ui/empty-state";
import { FilterLinks } from "~/ui/filter-links";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { useLocale } from "~/ui/use-locale";
import { answerDeed, typedFields, unknownAct } from "./answer-deed.server";
import { FundNav } from "./fund-nav";
import { Proposal } from "./proposal";

export const handle = { ns: ["fund", "treasury"] };
export const meta: MetaFunction = (args) => pageMeta(args, "treasury:approvals.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const query = new URL(request.url).searchParams;
  const open = query.get("show") !== "decided";
  const page = Math.max(1, Math.trunc(Number(query.get("page"))) || 1);
  const [found, other, waiting] = await Promise.all([listProposals(viewer, { open, page }), listProposals(viewer, { open: !open }), readFundWaiting(viewer)]);
  return { ...found, other: other.total, open, page, waiting, limits: { sum: env.FUND_TWO_PERSON_ABOVE, days: env.FUND_TWO_PERSON_DAYS, fee: env.FUND_FEE_ALONE_MAX } };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const form = await checkedForm(request);
  const typed = typedFields(form);
  const locale = localeOf(request);
  const t = translator(locale, "treasury");
  const { act = "", proposal: proposalId = "", note = "" } = typed;
  const to = "/fund/approvals";
  const kept = { act, typed, about: proposalId };
  if (act === "approve")
    return answerDeed(request, await approveProposal({ proposalId, viewer }), kept, ({ amount }) => ({ to, text: t("approvals.doneApproved", { amount: formatDong(amount, locale) }) }));
  if (act === "decline") return answerDeed(request, await declineProposal({ proposalId, viewer, note }), kept, () => ({ to, text: t("approvals.doneDeclined") }));
  if (act === "withdraw") return answerDeed(request, await withdrawProposal({ proposalId, viewer }), kept, () => ({ to, text: t("approvals.doneWithdrawn") }));
  throw unknownAct();
}

export default function Approvals() {
  const { t } = useTranslation("treasury");
  const locale = useLocale();
  const { rows, total, pages, page, open, other, waiting, limits } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("approvals.title")} lead={t("approvals.lead", { sum: formatDong(limits.sum, locale), days: limits.days, fee: formatDong(limits.fee, locale) })} />
      <FilterLinks
        label={t("approvals.filter")}
        links={[
          { key: "open", to: "/fund/approvals", label: t("approvals.open"), figure: open ? total : other, shown: open },
          { key: "decided", to: "/fund/approvals?show=decided", label: t("approvals.decided"), figure: open ? other : total, shown: !open },
        ]}
      />
      <div className="mt-6 grid gap-4">
        {rows.length === 0 ? <EmptyState title={t(open ? "approvals.none" : "approvals.noneDecided")}>{open ? t("approvals.noneText") : null}</EmptyState> : null}
        {rows.map((proposal) => (
          <Proposal key={proposal.id} proposal={proposal} refused={refused?.about === proposal.id ? refused : undefined} />
        ))}
      </div>
      <Pagination page={page} pageCount={pages} />
    </>
  );
}
