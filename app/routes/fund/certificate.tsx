import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { approveCertificate } from "~/domain/certificates/approve-certificate.server";
import { issueCertificate } from "~/domain/certificates/issue-certificate.server";
import { findCertificate } from "~/domain/certificates/read-certificates.server";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { revokeCertificate } from "~/domain/certificates/revoke-certificate.server";
import { refuse } from "~/domain/outcome";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { CertificateLines } from "~/routes/public/certificate-lines";
import { LocalLink } from "~/ui/local-link";
import { KeepWhole } from "~/ui/keep-whole";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { StateBadge } from "~/ui/state-badge";
import { CertificateActs } from "./certificate-acts";
import { CertificateSheet } from "./certificate-sheet";
import { CertificateSteps } from "./certificate-steps";
import { CertificateSummary } from "./certificate-summary";
import { NOTE_MAX } from "./decision-result";
import { FundNav } from "./fund-nav";

export const handle = { ns: ["fund", "verify"] };
export const meta: MetaFunction = (args) => pageMeta(args, "fund:certificate.metaTitle");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const certificate = await findCertificate(viewer, params.id ?? "");
  if (!certificate) throw new Response(null, { status: 404, statusText: "Not Found" });
  return { certificate, waiting: await readFundWaiting(viewer) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const form = await checkedForm(request);
  const id = params.id ?? "";
  const act = String(form.get("act"));
  const note = String(form.get("reason") ?? "").trim().slice(0, NOTE_MAX);
  const confirmed = form.get("confirmed") === "yes";
  const answer =
    act === "approve" ? await approveCertificate({ id, viewer })
    : act === "issue" ? await (confirmed ? issueCertificate({ id, viewer }) : refuse("confirm-needed"))
    : act === "revoke" ? await (confirmed || !note ? revokeCertificate({ id, viewer, reason: note }) : refuse("confirm-needed"))
    : null;
  if (!answer) throw new Response(null, { status: 400, statusText: "Bad Request" });
  if (!answer.ok) {
    if (answer.reason === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
    if (answer.reason === "not-allowed") throw new Response(null, { status: 403, statusText: "Forbidden" });
    return data({ result: { act, note, reason: answer.reason } }, { status: 400 });
  }
  const text = translator(localeOf(request), "fund")(`done.${act}`);
  return redirectWithFlash(request, `/fund/certificates/${id}`, { tone: "success", text });
}

export default function FundCertificate() {
  const { t } = useTranslation("fund");
  const { certificate, waiting } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { number, state, document } = certificate;
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader
        title={number ? <KeepWhole text={t("certificate.title", { number })} number={number} /> : t("certificate.draftTitle")}
        lead={document.sponsorName}
        crumbs={[{ to: "/fund/certificates", label: t("certificates.title") }]}
        eyebrow={<StateBadge of="certificate" state={state} />}
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-8">
        <div className="grid content-start gap-6 lg:col-start-2">
          <CertificateActs key={state} certificate={certificate} result={result} />
          <CertificateSheet certificate={certificate} />
          <CertificateSteps certificate={certificate} />
        </div>
        <div className="grid content-start gap-6 lg:col-start-1 lg:row-start-1">
          <CertificateSummary certificate={certificate} />
          <CertificateLines lines={document.lines} good={state !== "revoked" && state !== "superseded"} />
        </div>
      </div>
      <p className="mt-8"><LocalLink to="/fund/certificates" className="text-link inline-flex min-h-11 items-center">{t("certificate.back")}</LocalLink></p>
    </>
  );
}
