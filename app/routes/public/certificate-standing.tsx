import { clsx } from "clsx";
import { BadgeCheck, CircleX, FileClock, ShieldAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PublicCertificate } from "~/domain/certificates/certificate";
import { momentInWords } from "~/ui/clock-words";
import { LocalLink } from "~/ui/local-link";
import { useLocale } from "~/ui/use-locale";

type Standing = "valid" | "revoked" | "superseded" | "tampered";

const looks = {
  valid: { icon: BadgeCheck, box: "border-gold-line bg-gold-soft", text: "text-gold" },
  revoked: { icon: CircleX, box: "border-danger bg-danger-soft", text: "text-danger" },
  superseded: { icon: FileClock, box: "border-warning bg-warning-soft", text: "text-warning" },
  tampered: { icon: ShieldAlert, box: "border-danger bg-danger-soft", text: "text-danger" },
} as const;

/** Revoked and replaced come first: such a sheet is no longer good even where its signature still matches. */
export function standingOf({ state, signatureValid }: Pick<PublicCertificate, "state" | "signatureValid">): Standing {
  if (state !== "issued") return state;
  return signatureValid ? "valid" : "tampered";
}

/** The answer that whoever checks came for, before anything else. */
export function CertificateStanding({ certificate }: { certificate: PublicCertificate }) {
  const { t } = useTranslation("verify");
  const locale = useLocale();
  const standing = standingOf(certificate);
  const { icon: Icon, box, text } = looks[standing];
  const fund = locale === "vi" ? certificate.fundNameVi : certificate.fundNameEn;
  return (
    <div role="status" className={clsx("flex flex-col gap-4 rounded-2xl border-2 p-5 sm:flex-row sm:items-center sm:p-8", box)}>
      <Icon aria-hidden className={clsx("size-14 shrink-0", text)} strokeWidth={1.75} />
      <div className="min-w-0">
        <p className={clsx("text-2xl font-bold sm:text-3xl", text)}>{t(`certificate.${standing}`)}</p>
        <p className="mt-1 text-lg">
          {standing === "valid" ? t("certificate.validText", { fund }) : null}
          {standing === "revoked" && certificate.revokedOn
            ? t("certificate.revokedText", { date: momentInWords(certificate.revokedOn, locale), reason: certificate.revokeReason })
            : null}
          {standing === "tampered" ? t("certificate.tamperedText") : null}
          {standing === "superseded" && !certificate.supersededByNumber ? t("certificate.supersededPlain") : null}
          {standing === "superseded" && certificate.supersededByNumber ? (
            <LocalLink to={`/verify/${certificate.supersededByNumber}`} className="text-link inline-flex min-h-11 items-center">
              {t("certificate.supersededText", { number: certificate.supersededByNumber })}
            </LocalLink>
          ) : null}
        </p>
      </div>
    </div>
  );
}
