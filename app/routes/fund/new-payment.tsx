import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { formatDong, parseDong } from "~/domain/money";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { keepSlip } from "~/domain/treasury/keep-slip.server";
import { findDebitToPay } from "~/domain/treasury/read-debits.server";
import { findPayableNeed, listPayableNeeds } from "~/domain/treasury/read-disbursements.server";
import { translator } from "~/locales/i18n";
import { clock, vietnamDay } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { localeOf } from "~/routes/guards/locale.server";
import { uploadedPhotos } from "~/routes/guards/uploaded-photos.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { answerDeed, typedFields } from "./answer-deed.server";
import { ChoosePayableNeed } from "./choose-payable-need";
import { FundNav } from "./fund-nav";
import { NewPaymentForm } from "./new-payment-form";

export const handle = { ns: ["fund", "treasury", "debits"] };
export const meta: MetaFunction = (args) => pageMeta(args, "treasury:newPayment.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const query = new URL(request.url).searchParams;
  const code = (query.get("need") ?? "").slice(0, 40);
  const [waiting, needs, chosen, debit] = await Promise.all([readFundWaiting(viewer), listPayableNeeds(viewer), code ? findPayableNeed(viewer, code) : null, findDebitToPay(viewer, query.get("debit") ?? "")]);
  return { waiting, needs, chosen, debit, today: vietnamDay(clock.now()), threshold: env.FUND_TWO_PERSON_ABOVE };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const form = await checkedForm(request);
  const typed = typedFields(form);
  const locale = localeOf(request);
  const t = translator(locale, "treasury");
  const slip = await keepSlip(await uploadedPhotos(form, "evidence"), viewer);
  if (!slip.ok) return data({ refused: { act: "pay", typed, about: undefined, reason: slip.reason } }, { status: 400 });
  const { needCode = "", deliveryId = "", payeeId = "", purpose = "", paidOn = "", bankReference = "", debitId = "" } = typed;
  const amount = Number(parseDong(typed.amount ?? "") ?? 0n);
  const deed = { kind: "disburse" as const, needCode, deliveryId: deliveryId || null, payeeId, amount, purpose, paidOn, bankReference, evidenceId: slip.fileId, ...(debitId ? { debitId } : {}) };
  return answerDeed(request, await doWithMoney(deed, viewer), { act: "pay", typed }, ({ done, proposalId }) => ({
    to: proposalId ? "/fund/approvals" : debitId ? `/fund/debits/${debitId}` : "/fund/payments",
    text: t(proposalId ? "approvals.proposed" : "newPayment.done", { amount: formatDong(done.amount, locale), code: done.code }),
  }));
}

export default function NewPayment() {
  const { t } = useTranslation("treasury");
  const { waiting, needs, chosen, debit, today, threshold } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("newPayment.title")} lead={t("newPayment.lead")} crumbs={[{ to: "/fund/payments", label: t("payments.title") }]} />
      {chosen ? <NewPaymentForm chosen={chosen} debit={debit} today={today} threshold={threshold} refused={refused} /> : <ChoosePayableNeed needs={needs} debit={debit} />}
    </>
  );
}
