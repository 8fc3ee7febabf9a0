import { Award, FileCheck2, ReceiptText } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PledgeView } from "~/domain/pledges/pledge-view";
import { LocalLink } from "~/ui/local-link";
import { useRootData } from "~/ui/root-data";
import { localPath, useLocale } from "~/ui/use-locale";

/** Receipt, certificate and its public page, as soon as each exists; until then, when they will. */
export function PledgeDocuments({ pledge }: { pledge: PledgeView }) {
  const { t } = useTranslation("sponsor");
  const locale = useLocale();
  const { payment, certificate, reference } = pledge;
  const receipt = payment?.receiptNumber ?? null;
  const monthly = pledge.plan?.instalments.flatMap(({ receiptNumber }) => receiptNumber ?? []) ?? [];
  const mayReissue = useRootData()?.viewer?.roles.some((role) => role === "fund_manager" || role === "auditor");
  const issued = certificate?.state === "issued";
  const wasIssued = Boolean(certificate?.number) && certificate?.state !== "drafted" && certificate?.state !== "approved";
  return (
    <section aria-labelledby="documents-title" className="card p-5 sm:p-6">
      <h2 id="documents-title" className="text-xl font-semibold">{t("pledge.documents.title")}</h2>
      {receipt || wasIssued || monthly.length > 0 ? (
        <ul className="mt-2 grid gap-1">
          {receipt ? (
            <Paper
              href={localPath(`/my/pledges/${reference}/receipt.pdf`, locale)}
              icon={<ReceiptText aria-hidden className="size-6 shrink-0 text-action" />}
              title={t("pledge.documents.receipt", { number: receipt })}
              text={t("pledge.documents.receiptText")}
            />
          ) : null}
          {monthly.map((number) => (
            <Paper
              key={number}
              href={localPath(`/my/pledges/${reference}/receipt.pdf?number=${number}`, locale)}
              icon={<ReceiptText aria-hidden className="size-6 shrink-0 text-action" />}
              title={t("pledge.documents.receipt", { number })}
              text={t("pledge.documents.receiptText")}
            />
          ))}
          {receipt && mayReissue ? (
            <li>
              <LocalLink to={`/fund/receipts/${receipt}`} className="text-link ml-8 inline-flex min-h-11 items-center px-3 text-sm font-medium">{t("pledge.documents.reissue")}</LocalLink>
            </li>
          ) : null}
          {issued ? (
            <Paper
              href={localPath(`/my/pledges/${reference}/certificate.pdf`, locale)}
              icon={<Award aria-hidden className="size-6 shrink-0 text-gold" />}
              title={t("pledge.documents.certificate", { number: certificate?.number })}
              text={t("pledge.documents.certificateText")}
            />
          ) : null}
          {wasIssued && certificate ? (
            <li>
              <LocalLink to={`/verify/${certificate.verifyCode}`} className="flex min-h-11 items-start gap-3 rounded-lg p-2 hover:bg-action-soft">
                <FileCheck2 aria-hidden className="size-6 shrink-0 text-action" />
                <Words
                  title={issued ? t("pledge.documents.verify") : t("pledge.documents.revoked", { number: certificate.number })}
                  text={issued ? t("pledge.documents.verifyText", { code: certificate.verifyCode }) : t("pledge.documents.revokedText")}
                />
              </LocalLink>
            </li>
          ) : null}
        </ul>
      ) : (
        <p className="mt-1 text-ink-soft">{t(payment ? "pledge.documents.none" : "pledge.documents.noneGoods")}</p>
      )}
    </section>
  );
}

/** A paper opens as a document of its own, so the browser must leave the page for it. */
function Paper({ href, icon, title, text }: { href: string; icon: ReactNode; title: string; text: string }) {
  return (
    <li>
      <a href={href} className="flex min-h-11 items-start gap-3 rounded-lg p-2 hover:bg-action-soft">
        {icon}
        <Words title={title} text={text} />
      </a>
    </li>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <span className="min-w-0">
      <span className="text-link block font-semibold">{title}</span>
      <span className="block text-sm text-ink-soft">{text}</span>
    </span>
  );
}
