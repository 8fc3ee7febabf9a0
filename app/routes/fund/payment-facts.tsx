import { useTranslation } from "react-i18next";
import type { DisbursementView } from "~/domain/treasury/treasury-view";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { LocalLink } from "~/ui/local-link";
import { localPath, useLocale } from "~/ui/use-locale";

export function PaymentFacts({ payment }: { payment: DisbursementView }) {
  const { t } = useTranslation("treasury");
  const locale = useLocale();
  return (
    <section className="card px-5 py-2">
      <DefinitionList
        entries={[
          { term: t("payment.payee"), detail: payment.payee },
          { term: t("payment.need"), detail: <LocalLink to={`/needs/${payment.needCode}`} className="text-link">{payment.needCode}</LocalLink> },
          payment.deliveryCode && { term: t("payment.delivery"), detail: <span className="tabular-nums">{payment.deliveryCode}</span> },
          { term: t("payment.purpose"), detail: <span className="break-words whitespace-pre-line">{payment.purpose}</span> },
          { term: t("payment.paidOn"), detail: <DateTime at={`${payment.paidOn}T00:00:00+07:00`} /> },
          { term: t("payment.bankReference"), detail: <span className="break-all">{payment.bankReference}</span> },
          {
            term: t("payment.evidence"),
            detail: payment.evidence ? <a href={localPath(`/fund/payments/${payment.id}/evidence`, locale)} className="text-link inline-flex min-h-11 items-center">{t("payment.openEvidence")}</a> : t("payment.noEvidence"),
          },
          { term: t("payment.bookedBy"), detail: <>{payment.bookedBy ?? t("payment.byStatement")} · <DateTime at={payment.bookedAt} format="datetime" /></> },
          payment.reversedAt && { term: t("payment.reversedAt"), detail: <>{payment.reversedBy} · <DateTime at={payment.reversedAt} format="datetime" /></> },
          payment.reversedWhy && { term: t("payment.reversedWhy"), detail: payment.reversedWhy },
        ]}
      />
    </section>
  );
}
