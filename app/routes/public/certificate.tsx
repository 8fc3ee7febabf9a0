import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { findPublicCertificate } from "~/domain/certificates/find-public-certificate.server";
import { unitCodePattern } from "~/domain/needs/need";
import { localHref } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { CertificateFacts } from "~/routes/public/certificate-facts";
import { CertificateLines } from "~/routes/public/certificate-lines";
import { CertificateStanding } from "~/routes/public/certificate-standing";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";

export const handle = { ns: ["verify"] };

export const meta: MetaFunction<typeof loader> = (args) => [
  ...pageMeta(args, "verify:certificate.metaTitle", "verify:metaDescription", {}, args.data?.certificate ? { picture: `/verify/${args.data.certificate.verifyCode}/share.png` } : {}),
  { name: "robots", content: "noindex" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const asked = (params.code ?? "").slice(0, 60);
  if (unitCodePattern.test(asked.toUpperCase())) throw redirect(localHref(request, `/verify?code=${encodeURIComponent(asked)}`));
  const certificate = await findPublicCertificate(asked);
  // A certificate may be revoked at any moment, so no copy of this page is kept anywhere.
  return data({ asked, certificate }, { status: certificate ? 200 : 404, headers: { "Cache-Control": "no-store" } });
}

export function headers({ loaderHeaders }: { loaderHeaders: Headers }) {
  return loaderHeaders;
}

export default function Certificate() {
  const { asked, certificate } = useLoaderData<typeof loader>();
  const { t } = useTranslation("verify");
  if (!certificate) {
    return (
      <div className="mx-auto max-w-2xl">
        <PageHeader title={t("certificate.unknown")} crumbs={[{ to: "/verify", label: t("title") }]} />
        <Notice tone="danger">
          <span className="break-words">{t("certificate.unknownText", { code: asked })}</span>
        </Notice>
        <ButtonLink to="/verify" className="mt-6">{t("certificate.again")}</ButtonLink>
      </div>
    );
  }
  const good = certificate.state === "issued" && certificate.signatureValid;
  return (
    <>
      <PageHeader title={<>{t("certificate.title")} <span className="whitespace-nowrap">{certificate.number}</span></>} crumbs={[{ to: "/verify", label: t("title") }]} />
      <CertificateStanding certificate={certificate} />
      <div className="mt-8 grid gap-10">
        <CertificateFacts certificate={certificate} />
        <CertificateLines lines={certificate.lines} good={good} />
        <div className="grid gap-4">
          {certificate.demo ? <Notice>{t("certificate.demo")}</Notice> : null}
          <p className="text-sm text-ink-soft">{t("certificate.privacy")}</p>
          <div className="no-print flex flex-wrap gap-3">
            {good ? (
              <ButtonLink to={`/verify/${certificate.verifyCode}/certificate.pdf`} reloadDocument icon={<Download aria-hidden className="size-5" />}>
                {t("certificate.pdf")}
              </ButtonLink>
            ) : null}
            <ButtonLink to="/verify" variant="secondary">{t("certificate.again")}</ButtonLink>
          </div>
        </div>
      </div>
    </>
  );
}
