import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { askRefund } from "~/domain/treasury/ask-refund.server";
import { withdrawRefund } from "~/domain/treasury/end-refund.server";
import { enterRefundAccount } from "~/domain/treasury/pay-refunds.server";
import { readRefundChoice } from "~/domain/treasury/read-refund-choice.server";
import { REFUND_REASON_MAX, type RefundScope } from "~/domain/treasury/refund";
import { readRefundWish } from "~/domain/treasury/refund-plan";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { AskRefundForm } from "./ask-refund-form";
import { OwnRefunds } from "./own-refunds";
import { RefundKept } from "./refund-kept";

export const handle = { ns: ["sponsor", "treasury"] };
export const meta: MetaFunction = (args) => pageMeta(args, "treasury:ask.metaTitle");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const reference = params.reference ?? "";
  const choice = await readRefundChoice(viewer, reference);
  if (!choice) throw new Response(null, { status: 404, statusText: "Not Found" });
  const scopes = ([["all", choice.bar === null], ["units", choice.units.most > 0], ["instalments", choice.instalments.length > 0], ["excess", choice.excess > 0]] as [RefundScope, boolean][]).flatMap(([scope, may]) => (may ? [scope] : []));
  return { reference, choice, scopes };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const form = await checkedForm(request);
  const t = translator(localeOf(request), "treasury");
  const reference = params.reference ?? "";
  const written = (name: string, max = 100) => String(form.get(name) ?? "").trim().slice(0, max);
  const refundId = written("refund");
  const act = written("act");
  const asked = { scope: written("scope") || "all", units: written("units"), instalments: written("instalments"), after: written("after"), reason: written("reason", REFUND_REASON_MAX) };
  const account = { bankName: written("bankName"), accountNumber: written("accountNumber"), accountHolder: written("accountHolder") };
  const parts = asked.scope === "units" ? asked.units : asked.instalments;
  const answer =
    act === "withdraw"
      ? await withdrawRefund({ refundId, viewer })
      : act === "account"
        ? await enterRefundAccount({ refundId, viewer, account })
        : await askRefund({ reference, viewer, reason: asked.reason, wish: readRefundWish({ scope: asked.scope, parts: /^\d{1,9}$/.test(parts) ? Number(parts) : null, after: asked.after }) });
  const done = act === "withdraw" ? "ask.doneWithdrawn" : act === "account" ? "ask.doneAccount" : "ask.done";
  if (answer.ok) return redirectWithFlash(request, `/my/pledges/${reference}/refund`, { tone: "success", text: t(done) });
  if (answer.reason === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
  return data({ refused: answer.reason, act, asked, refundId, account }, { status: 400 });
}

export default function AskRefund() {
  const { t } = useTranslation(["treasury", "sponsor"]);
  const { reference, choice, scopes } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const barred = scopes.length === 0 && choice.bar !== "refund-exists" && choice.refunds.length === 0 ? choice.bar : null;
  const ofAccount = refused?.act === "account" ? refused : undefined;
  return (
    <>
      <PageHeader
        title={t("treasury:ask.title")}
        eyebrow={<span className="tabular-nums">{reference}</span>}
        crumbs={[{ to: "/my/pledges", label: t("sponsor:crumb.mine") }, { to: `/my/pledges/${reference}`, label: reference }]}
      />
      <div className="grid max-w-2xl gap-6">
        {refused && !ofAccount ? <Notice tone="danger" title={t(`treasury:refused.${refused.refused}`)} /> : null}
        <OwnRefunds refunds={choice.refunds} refused={ofAccount} />
        {scopes.length > 0 ? <AskRefundForm key={choice.refunds.length} choice={choice} scopes={scopes} typed={refused?.asked} /> : null}
        {barred && Object.values(choice.kept).every((units) => units === 0) ? (
          <Notice tone="warning" title={t("treasury:ask.cannot")}>{t(`treasury:refused.${barred}`)}</Notice>
        ) : null}
        <RefundKept kept={choice.kept} units={choice.units} some={scopes.length > 0} />
        <Notice title={t("treasury:ask.policy")}>{t("treasury:ask.policyText")}</Notice>
        <p><LocalLink to={`/my/pledges/${reference}`} className="text-link inline-flex min-h-11 items-center">{t("treasury:ask.back")}</LocalLink></p>
      </div>
    </>
  );
}
