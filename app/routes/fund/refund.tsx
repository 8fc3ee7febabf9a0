import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { formatDong } from "~/domain/money";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { declineRefund } from "~/domain/treasury/end-refund.server";
import { enterRefundAccount, listRefunds, markRefundPaid } from "~/domain/treasury/pay-refunds.server";
import { findRefund } from "~/domain/treasury/read-refunds.server";
import { payCardPartsByBank, retryCardParts } from "~/domain/treasury/retry-card-part.server";
import { markRefundReturned } from "~/domain/treasury/take-refund-return.server";
import { translator } from "~/locales/i18n";
import { clock, vietnamDay } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { answerDeed, typedFields, unknownAct } from "./answer-deed.server";
import { FundNav } from "./fund-nav";
import { RefundActs } from "./refund-acts";
import { RefundBadge } from "~/ui/refund-badge";
import { RefundFacts } from "./refund-facts";
import { RefundReturns } from "./refund-returns";
import { readReturnFee } from "./return-fee";

export const handle = { ns: ["fund", "treasury"] };
export const meta: MetaFunction = (args) => pageMeta(args, "treasury:refund.metaTitle");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const refund = await findRefund(viewer, params.id ?? "");
  if (!refund) throw new Response(null, { status: 404, statusText: "Not Found" });
  return { refund, waiting: await readFundWaiting(viewer), today: vietnamDay(clock.now()), above: env.FUND_TWO_PERSON_ABOVE };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const typed = typedFields(await checkedForm(request));
  const locale = localeOf(request);
  const t = translator(locale, "treasury");
  const refundId = params.id ?? "";
  const to = `/fund/refunds/${refundId}`;
  const { act = "", note = "", bankName = "", accountNumber = "", accountHolder = "", paidOn = "", bankReference = "", returnedOn = "", returnReference = "", fee = "" } = typed;
  const sum = (amount: bigint) => ({ amount: formatDong(amount, locale) });
  const kept = { act, typed };
  switch (act) {
    case "approve":
      return answerDeed(request, await doWithMoney({ kind: "refund", refundId, note }, viewer), kept, ({ done, proposalId }) => ({ to, text: t(proposalId ? "approvals.proposed" : "refund.doneApproved", sum(done.amount)) }));
    case "decline":
      return answerDeed(request, await declineRefund({ refundId, viewer, note }), kept, () => ({ to, text: t("refund.doneDeclined") }));
    case "account":
      return answerDeed(request, await enterRefundAccount({ refundId, viewer, account: { bankName, accountNumber, accountHolder } }), kept, () => ({ to, text: t("refund.doneAccount") }));
    case "list":
      return answerDeed(request, await listRefunds({ refundIds: [refundId], viewer }), kept, ({ number, count }) => ({ to, text: t("refunds.listed", { number, n: count }) }));
    case "paid":
      return answerDeed(request, await markRefundPaid({ refundId, viewer, paidOn, bankReference }), kept, ({ amount }) => ({ to, text: t("refund.donePaid", sum(amount)) }));
    case "returned":
      return answerDeed(request, await markRefundReturned({ refundId, viewer, returnedOn, bankReference: returnReference, note, fee: readReturnFee(fee) }), kept, ({ amount, fee: lost, proposalId }) => ({ to, text: t(proposalId ? "approvals.proposed" : lost > 0n ? "refund.doneReturnedLess" : "refund.doneReturned", { ...sum(amount), fee: formatDong(lost, locale) }) }));
    case "retry":
      return answerDeed(request, await retryCardParts({ refundId, viewer }), kept, () => ({ to, text: t("refund.doneRetry") }));
    case "by-bank":
      return answerDeed(request, await payCardPartsByBank({ refundId, viewer }), kept, ({ amount }) => ({ to, text: t("refund.doneByBank", sum(amount)) }));
    default:
      throw unknownAct();
  }
}

export default function Refund() {
  const { t } = useTranslation("treasury");
  const { refund, waiting, today, above } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader
        title={t("refund.title", { reference: refund.pledgeReference })}
        crumbs={[{ to: "/fund/refunds", label: t("refunds.title") }]}
        eyebrow={<RefundBadge state={refund.state} />}
        lead={<><Money amount={refund.amount} className="font-semibold text-ink" /> · {t(`refund.next.${refund.state === "approved" && refund.bankAmount === 0 ? "approved_card" : refund.state}`)}</>}
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:gap-8">
        <div className="grid content-start gap-4 lg:col-start-2"><RefundActs refund={refund} refused={refused} today={today} above={above} /></div>
        <div className="grid content-start gap-6 lg:col-start-1 lg:row-start-1"><RefundFacts refund={refund} /><RefundReturns returns={refund.returns} /></div>
      </div>
      <p className="mt-8"><LocalLink to="/fund/refunds" className="text-link inline-flex min-h-11 items-center">{t("refund.back")}</LocalLink></p>
    </>
  );
}
