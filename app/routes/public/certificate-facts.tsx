import { useTranslation } from "react-i18next";
import type { PublicCertificate } from "~/domain/certificates/certificate";
import { momentInWords } from "~/ui/clock-words";
import { DefinitionList } from "~/ui/definition-list";
import { Money } from "~/ui/money";
import { useLocale } from "~/ui/use-locale";

/** To whom, by whom, where and when, what it is worth, and whether the signature still holds. Money and goods stay apart. */
export function CertificateFacts({ certificate }: { certificate: PublicCertificate }) {
  const { t } = useTranslation("verify");
  const locale = useLocale();
  const { totalCash, totalGoods, issuedOn, placeVi: place, keyId } = certificate;
  return (
    <DefinitionList
      className="card px-5 sm:px-6"
      entries={[
        { key: "sponsor", term: t("certificate.sponsor"), detail: <span className="text-xl font-bold">{certificate.sponsorName}</span> },
        { key: "number", term: t("certificate.number"), detail: <span className="tabular-nums">{certificate.number}</span> },
        { key: "code", term: t("certificate.code"), detail: <span className="break-all tabular-nums">{certificate.verifyCode.replace(/(.{4})(?=.)/g, "$1 ")}</span> },
        { key: "issuer", term: t("certificate.issuer"), detail: locale === "vi" ? certificate.fundNameVi : certificate.fundNameEn },
        { key: "issued", term: t("certificate.issuedAt"), detail: t("certificate.issuedAtValue", { place, date: momentInWords(issuedOn, locale) }) },
        totalCash > 0 && { key: "cash", term: t("certificate.cash"), detail: <Money amount={totalCash} size="large" /> },
        totalGoods > 0 && { key: "goods", term: t("certificate.goods"), detail: <Money amount={totalGoods} size="large" /> },
        {
          key: "signature",
          term: t("certificate.signature"),
          detail: (
            <>
              <span className={certificate.signatureValid ? "text-success" : "text-danger"}>
                {t(certificate.signatureValid ? "certificate.signatureGood" : "certificate.signatureBad")}
              </span>{" "}
              <span className="font-normal text-ink-soft">(Ed25519)</span>
            </>
          ),
        },
        keyId !== null && {
          key: "key",
          term: t("certificate.fingerprint"),
          detail: (
            <>
              <code className="break-all">{keyId.replace(/(.{4})(?=.)/g, "$1 ")}</code>
              <span className="block text-sm font-normal text-ink-soft">{t("certificate.fingerprintHint")}</span>
            </>
          ),
        },
      ]}
    />
  );
}
