import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { formatDong } from "~/domain/money";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { NOTE_MAX } from "~/domain/treasury/proposal";
import { findDisbursement } from "~/domain/treasury/read-disbursements.server";
import { findOpenProposal } from "~/domain/treasury/read-proposals.server";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { KeepWhole } from "~/ui/keep-whole";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Badge } from "~/ui/state-badge";
import { TextField } from "~/ui/text-field";
import { useLocale } from "~/ui/use-locale";
import { answerDeed, typedFields } from "./answer-deed.server";
import { FundNav } from "./fund-nav";
import { PaymentFacts } from "./payment-facts";
import { ProposalNotice } from "./proposal-notice";
import { useRefusal } from "./refusal";

export const handle = { ns: ["fund", "treasury"] };
export const meta: MetaFunction = (args) => pageMeta(args, "treasury:payment.metaTitle");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const payment = await findDisbursement(viewer, params.id ?? "");
  if (!payment) throw new Response(null, { status: 404, statusText: "Not Found" });
  const [waiting, proposal] = await Promise.all([readFundWaiting(viewer), findOpenProposal(viewer, [payment.id])]);
  return { payment, waiting, proposal, mayAct: viewer.roles.includes("fund_manager") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const typed = typedFields(await checkedForm(request));
  const locale = localeOf(request);
  const t = translator(locale, "treasury");
  const id = params.id ?? "";
  const answer = await doWithMoney({ kind: "reverse", disbursementId: id, note: typed.note ?? "" }, viewer);
  return answerDeed(request, answer, { act: "reverse", typed }, ({ done, proposalId }) => ({
    to: `/fund/payments/${id}`,
    text: t(proposalId ? "approvals.proposed" : "payment.doneReversed", { amount: formatDong(done.amount, locale) }),
  }));
}

export default function Payment() {
  const { t } = useTranslation("treasury");
  const words = useRefusal();
  const amount = useLoaderData<typeof loader>().payment.amount;
  const sum = formatDong(amount, useLocale());
  const { payment, waiting, proposal, mayAct } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader
        title={<KeepWhole text={t("payment.title", { code: payment.code })} number={payment.code} />}
        crumbs={[{ to: "/fund/payments", label: t("payments.title") }]}
        eyebrow={payment.reversedAt ? <Badge tone="warning">{t("payments.reversed")}</Badge> : null}
        lead={<><Money amount={payment.amount} className="font-semibold text-ink" /> · {payment.payee}</>}
      />
      <div className="grid max-w-3xl gap-4">
        {refused ? <Notice tone="danger" title={words(refused.reason)} /> : null}
        {proposal ? <ProposalNotice proposal={proposal} /> : null}
        <PaymentFacts payment={payment} />
        {mayAct && !payment.reversedAt && !proposal ? (
          <Disclosure summary={t("payment.reverse")} danger open={Boolean(refused)}>
            <Form method="post" className="grid gap-4">
              <CsrfField />
              <p>{t("payment.reverseText", { amount: sum })}</p>
              <TextField name="note" rows={3} required maxLength={NOTE_MAX} label={t("payment.reverseNote")} defaultValue={refused?.typed.note} />
              <Button variant="danger">{t("payment.reverseSubmit")}</Button>
            </Form>
          </Disclosure>
        ) : null}
      </div>
      <p className="mt-8"><LocalLink to="/fund/payments" className="text-link inline-flex min-h-11 items-center">{t("payment.back")}</LocalLink></p>
    </>
  );
}
