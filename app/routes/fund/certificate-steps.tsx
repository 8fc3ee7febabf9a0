import { useTranslation } from "react-i18next";
import type { CertificateView } from "~/domain/certificates/certificate";
import { StatusTimeline, type TimelineStep } from "~/ui/status-timeline";

/** How far the certificate is, who decided each step and when. */
export function CertificateSteps({ certificate }: { certificate: CertificateView }) {
  const { t } = useTranslation("fund");
  const { state, draftedAt, approvedAt, issuedAt, revokedAt } = certificate;
  const taken = (key: string, at: string | null, by: string | null, reached: boolean): TimelineStep => ({
    key,
    title: t(`certificate.step.${key}`),
    at,
    status: at ? "done" : reached ? "current" : "upcoming",
    actor: t("certificate.who"),
    detail: at && by ? <>{t("certificate.by")} {by}</> : null,
  });
  const steps: TimelineStep[] = [
    taken("drafted", draftedAt, null, true),
    taken("approved", approvedAt, certificate.approvedBy, true),
    taken("issued", issuedAt, certificate.issuedBy, approvedAt !== null),
  ];
  if (revokedAt) steps.push({ ...taken("revoked", revokedAt, certificate.revokedBy, true), status: "failed" });
  if (state === "superseded") steps.push({ key: "superseded", title: t("certificate.step.superseded"), status: "failed", detail: certificate.supersededByNumber });
  return (
    <section aria-labelledby="steps-title" className="card p-5">
      <h2 id="steps-title" className="mb-4 text-lg font-semibold">{t("certificate.steps")}</h2>
      <StatusTimeline steps={steps} />
    </section>
  );
}
