import { useTranslation } from "react-i18next";
import type { CertificateView } from "~/domain/certificates/certificate";
import { DefinitionList } from "~/ui/definition-list";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { useLocale } from "~/ui/use-locale";
import { PledgeLink } from "./pledge-link";

/** Everything the certificate says, and whether its signature still holds. */
export function CertificateSummary({ certificate }: { certificate: CertificateView }) {
  const { t } = useTranslation("fund");
  const vi = useLocale() === "vi";
  const { document, signatureValid, keyId, number } = certificate;
  const inFours = (text: string) => text.replace(/(.{4})(?=.)/g, "$1 ");
  return (
    <>
      {signatureValid === false ? <Notice tone="danger" title={t("certificate.tampered")}>{t("certificate.tamperedText")}</Notice> : null}
      <section aria-labelledby="facts-title" className="card p-5">
        <h2 id="facts-title" className="text-lg font-semibold">{t("certificate.facts")}</h2>
        <DefinitionList
          className="mt-2"
          entries={[
            { key: "sponsor", term: t("certificate.sponsor"), detail: <span className="text-xl font-bold">{document.sponsorName}</span> },
            { key: "number", term: t("certificate.number"), detail: number ? <span className="tabular-nums">{number}</span> : <span className="font-normal text-ink-soft">{t("certificate.noNumber")}</span> },
            { key: "pledge", term: t("certificate.pledge"), detail: <PledgeLink reference={certificate.pledgeReference} /> },
            { key: "need", term: t("certificate.need"), detail: <LocalLink to={`/needs/${certificate.needCode}`} className="text-link">{certificate.needCode} · {vi ? certificate.needTitleVi : certificate.needTitleEn}</LocalLink> },
            document.totalCash > 0 && { key: "cash", term: t("certificate.cash"), detail: <Money amount={document.totalCash} size="large" /> },
            document.totalGoods > 0 && { key: "goods", term: t("certificate.goods"), detail: <Money amount={document.totalGoods} size="large" /> },
            { key: "signatory", term: t("certificate.signatory"), detail: document.signatoryVi },
            { key: "code", term: t("certificate.verifyCode"), detail: <span className="break-all tabular-nums">{inFours(certificate.verifyCode)}</span> },
            { key: "signature", term: t("certificate.signature"), detail: <Signature valid={signatureValid} /> },
            keyId && { key: "key", term: t("certificate.key"), detail: <code className="break-all">{inFours(keyId)}</code> },
            certificate.supersededByNumber && { key: "superseded", term: t("certificate.supersededBy"), detail: certificate.supersededByNumber },
          ]}
        />
      </section>
    </>
  );
}

function Signature({ valid }: { valid: boolean | null }) {
  const { t } = useTranslation("fund");
  if (valid === null) return <span className="font-normal text-ink-soft">{t("certificate.signatureNone")}</span>;
  return <span className={valid ? "text-success" : "text-danger"}>{t(valid ? "certificate.signatureGood" : "certificate.signatureBad")}</span>;
}
