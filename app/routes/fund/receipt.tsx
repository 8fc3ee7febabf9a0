import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { findReceipt } from "~/domain/payments/read-receipts.server";
import { reissueReceipt } from "~/domain/payments/reissue-receipt.server";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { KeepWhole } from "~/ui/keep-whole";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { FundNav } from "./fund-nav";
import { ReceiptCopies } from "./receipt-copies";
import { ReceiptFacts } from "./receipt-facts";
import { ReissueForm } from "./reissue-form";

export const handle = { ns: ["fund", "treasury", "transparency"] };
export const meta: MetaFunction = (args) => pageMeta(args, "transparency:receipt.title", undefined, { number: args.params.number });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const [receipt, waiting] = await Promise.all([findReceipt(viewer, params.number ?? ""), readFundWaiting(viewer)]);
  if (!receipt) throw new Response(null, { status: 404, statusText: "Not Found" });
  return { receipt, waiting };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const form = await checkedForm(request);
  const number = params.number ?? "";
  const written = (name: string, max: number) => String(form.get(name) ?? "").slice(0, max);
  const typed = { payerName: written("payerName", 400), askedBy: written("askedBy", 20), reason: written("reason", 1000) };
  const refused = (reason: string) => data({ typed, reason }, { status: 400 });
  if (form.get("confirmed") !== "yes") return refused("confirm-needed");
  const answer = await reissueReceipt({ number, viewer, ...typed });
  if (answer.ok) return redirectWithFlash(request, `/fund/receipts/${number}`, { tone: "success", text: translator(localeOf(request), "transparency")("receipt.done", { number, n: answer.time }) });
  if (answer.reason === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
  if (answer.reason === "not-allowed") throw new Response(null, { status: 403, statusText: "Forbidden" });
  return refused(answer.reason);
}

export default function Receipt() {
  const { t } = useTranslation(["transparency", "fund"]);
  const { receipt, waiting } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={<KeepWhole text={t("transparency:receipt.title", { number: receipt.number })} number={receipt.number} />} crumbs={[{ to: "/fund/receipts", label: t("transparency:receipts.title") }]} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:gap-8">
        <div className="grid content-start gap-6">
          <ReceiptFacts receipt={receipt} />
          <ReceiptCopies receipt={receipt} />
        </div>
        <div className="grid content-start gap-6">
          {receipt.mayReissue ? <ReissueForm key={receipt.reissues} receipt={receipt} result={result} /> : null}
          {!receipt.mayReissue && receipt.valid ? <Notice title={t("fund:readOnly.title")}>{t("fund:readOnly.text")}</Notice> : null}
          {receipt.valid ? null : <Notice tone="warning" title={t("transparency:receipt.void")} />}
        </div>
      </div>
      <p className="mt-8"><LocalLink to="/fund/receipts" className="text-link inline-flex min-h-11 items-center">{t("transparency:receipt.back")}</LocalLink></p>
    </>
  );
}
