import { useTranslation } from "react-i18next";
import type { RefundView } from "~/domain/treasury/treasury-view";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { LocalLink } from "~/ui/local-link";
import { PledgeLink } from "./pledge-link";

/** Everything on record about a refund; the account only once it is known. */
export function RefundFacts({ refund }: { refund: RefundView }) {
  const { t } = useTranslation("treasury");
  return (
    <section aria-labelledby="facts" className="card p-5">
      <h2 id="facts" className="text-lg font-semibold">{t("refund.facts")}</h2>
      <DefinitionList
        entries={[
          { term: t("refunds.pledge"), detail: <PledgeLink reference={refund.pledgeReference} /> },
          { term: t("refunds.sponsor"), detail: refund.sponsorName },
          { term: t("refund.need"), detail: <LocalLink to={`/needs/${refund.needCode}`} className="text-link">{refund.needCode}</LocalLink> },
          { term: t("refunds.asked"), detail: <DateTime at={refund.askedAt} format="datetime" /> },
          { term: t("refund.askedBy"), detail: refund.askedAs === "fund" ? `${refund.askedBy} (${t("refund.askedAsFund")})` : refund.askedBy },
          { term: t("refund.reason"), detail: <span className="break-words whitespace-pre-line">{refund.reason}</span> },
          refund.decidedBy && refund.decidedAt && { term: t("refund.decidedBy"), detail: <>{refund.decidedBy} · <DateTime at={refund.decidedAt} format="datetime" /></> },
          refund.decisionNote && { term: t("refund.answer"), detail: refund.decisionNote },
          refund.accountNumber && { term: t("refund.account"), detail: <span className="tabular-nums">{refund.accountHolder}<br />{refund.accountNumber}<br />{refund.bankName}</span> },
          refund.listNumber && { term: t("refund.list"), detail: <span className="tabular-nums">{refund.listNumber}</span> },
          refund.paidOn && { term: t("refund.paidOn"), detail: <DateTime at={`${refund.paidOn}T00:00:00+07:00`} /> },
          refund.bankReference && { term: t("refund.bankReference"), detail: <span className="break-all">{refund.bankReference}</span> },
        ]}
      />
    </section>
  );
}
