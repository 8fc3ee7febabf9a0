import { ExternalLink, FileText } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CertificateView } from "~/domain/certificates/certificate";
import { ButtonLink } from "~/ui/button";

/** The sheet itself and its public page, as far as they exist. */
export function CertificateSheet({ certificate }: { certificate: CertificateView }) {
  const { t } = useTranslation("fund");
  const { id, number, state, verifyCode, mayOpenSheet } = certificate;
  return (
    <section aria-labelledby="sheet-title" className="card grid gap-3 p-5">
      <h2 id="sheet-title" className="text-lg font-semibold">{t("certificate.sheet")}</h2>
      {mayOpenSheet ? (
        <ButtonLink to={`/fund/certificates/${id}/certificate.pdf`} variant="secondary" reloadDocument icon={<FileText aria-hidden className="size-5" />}>
          {t(state === "issued" ? "certificate.sheetIssued" : "certificate.sheetDraft")}
        </ButtonLink>
      ) : (
        <p>{t("certificate.sheetGone")}</p>
      )}
      {number ? (
        <ButtonLink to={`/verify/${verifyCode}`} variant="secondary" icon={<ExternalLink aria-hidden className="size-5" />}>
          {t("certificate.verifyPage")}
        </ButtonLink>
      ) : (
        <p className="text-sm text-ink-soft">{t("certificate.verifyLater")}</p>
      )}
    </section>
  );
}
