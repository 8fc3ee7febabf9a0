import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { askRefund } from "~/domain/treasury/ask-refund.server";
import { withdrawRefund } from "~/domain/treasury/end-refund.server";
import { readRefundChoice } from "~/domain/treasury/read-refund-choice.server";
import { REFUND_REASON_MAX } from "~/domain/treasury/refund";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { TextField } from "~/ui/text-field";
import { OwnRefunds } from "./own-refunds";

export const handle = { ns: ["sponsor", "treasury"] };
export const meta: MetaFunction = (args) => pageMeta(args, "treasury:ask.metaTitle");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const reference = params.reference ?? "";
  const choice = await readRefundChoice(viewer, reference);
  if (!choice) throw new Response(null, { status: 404, statusText: "Not Found" });
  return { reference, ...choice };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const form = await checkedForm(request);
  const t = translator(localeOf(request), "treasury");
  const reference = params.reference ?? "";
  const to = `/my/pledges/${reference}/refund`;
  const reason = String(form.get("reason") ?? "").trim().slice(0, REFUND_REASON_MAX);
  const withdrawing = form.get("act") === "withdraw";
  const answer = withdrawing ? await withdrawRefund({ refundId: String(form.get("refund") ?? ""), viewer }) : await askRefund({ reference, viewer, reason });
  if (answer.ok) return redirectWithFlash(request, to, { tone: "success", text: t(withdrawing ? "ask.doneWithdrawn" : "ask.done") });
  if (answer.reason === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
  return data({ refused: answer.reason, reason }, { status: 400 });
}

export default function AskRefund() {
  const { t } = useTranslation(["treasury", "sponsor"]);
  const { reference, amount, bar, refunds } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t("treasury:ask.title")}
        eyebrow={<span className="tabular-nums">{reference}</span>}
        crumbs={[{ to: "/my/pledges", label: t("sponsor:crumb.mine") }, { to: `/my/pledges/${reference}`, label: reference }]}
      />
      <div className="grid max-w-2xl gap-6">
        <Notice title={t("treasury:ask.policy")}>{t("treasury:ask.policyText")}</Notice>
        {refused ? <Notice tone="danger" title={t(`treasury:refused.${refused.refused}`)} /> : null}
        {bar && bar !== "refund-exists" ? <Notice tone="warning" title={t("treasury:ask.cannot")}>{t(`treasury:refused.${bar}`)}</Notice> : null}
        {bar ? null : (
          <Form method="post" className="card grid gap-4 p-5">
            <CsrfField />
            <p>{t("treasury:ask.amount")}: <Money amount={amount} size="large" className="block" /></p>
            <TextField name="reason" rows={4} required maxLength={REFUND_REASON_MAX} label={t("treasury:ask.reason")} hint={t("treasury:ask.reasonHint")} defaultValue={refused?.reason} />
            <Button>{t("treasury:ask.submit")}</Button>
          </Form>
        )}
        <OwnRefunds refunds={refunds} />
        <p><LocalLink to={`/my/pledges/${reference}`} className="text-link inline-flex min-h-11 items-center">{t("treasury:ask.back")}</LocalLink></p>
      </div>
    </>
  );
}
