import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { RefundView } from "~/domain/treasury/treasury-view";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { LocalLink } from "~/ui/local-link";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";
import { PledgeLink } from "./pledge-link";

/** Everything on record about a refund; the account only once it is known. */
export function RefundFacts({ refund }: { refund: RefundView }) {
  const { t } = useTranslation("treasury");
  const what = useRefundScope();
  const { bankAmount } = refund;
  const locale = useLocale();
  return (
    <section aria-labelledby="facts" className="card p-5">
      <h2 id="facts" className="text-lg font-semibold">{t("refund.facts")}</h2>
      <DefinitionList
        entries={[
          { term: t("refunds.pledge"), detail: <PledgeLink reference={refund.pledgeReference} /> },
          { term: t("refund.what"), detail: what(refund) },
          { term: t("refund.ways"), detail: [bankAmount > 0 && t("refund.byBank"), refund.cardAmount > 0 && t("refund.byCard")].filter(Boolean).join(", ") },
          { term: t("refunds.sponsor"), detail: refund.sponsorName },
          { term: t("refund.need"), detail: <LocalLink to={`/needs/${refund.needCode}`} className="text-link">{refund.needCode}</LocalLink> },
          { term: t("refunds.asked"), detail: <DateTime at={refund.askedAt} format="datetime" /> },
          { term: t("refund.askedBy"), detail: refund.askedAs === "rule" ? t("refund.askedAsRule") : refund.askedAs === "fund" ? `${refund.askedBy} (${t("refund.askedAsFund")})` : refund.askedBy },
          { term: t("refund.reason"), detail: <span className="break-words whitespace-pre-line">{refund.askedAs === "rule" ? t("refund.ruleReason") : refund.reason}</span> },
          refund.decidedBy && refund.decidedAt && { term: t("refund.decidedBy"), detail: <>{refund.decidedBy} · <DateTime at={refund.decidedAt} format="datetime" /></> },
          refund.decisionNote && { term: t("refund.answer"), detail: refund.decisionNote },
          bankAmount > 0 && refund.cardAmount > 0 && { term: t("refund.byBank"), detail: <span className="tabular-nums">{formatDong(bankAmount, locale)}</span> },
          refund.accountNumber && { term: t("refund.account"), detail: <span className="tabular-nums">{refund.accountHolder}<br />{refund.accountNumber}<br />{refund.bankName}</span> },
          refund.listNumber && { term: t("refund.list"), detail: <span className="tabular-nums">{refund.listNumber}</span> },
          refund.code && { term: t("refund.code"), detail: <span className="tabular-nums">{refund.code}</span> },
          refund.paidOn && { term: t("refund.paidOn"), detail: <DateTime at={`${refund.paidOn}T00:00:00+07:00`} /> },
          refund.bankReference && { term: t("refund.bankReference"), detail: <span className="break-all">{refund.bankReference}</span> },
          refund.cardAmount > 0 && refund.cardParts.length === 0 && { term: t("refund.byCard"), detail: <span className="tabular-nums">{formatDong(refund.cardAmount, locale)}</span> },
          ...refund.cardParts.map((part) => ({
            key: part.transferId,
            term: t("refund.byCard"),
            detail: (
              <>
                <span className="tabular-nums">{formatDong(part.amount, locale)}</span> · {t(`refund.part.${part.state}`)}
                <LocalLink to={`/fund/transfers/${part.transferId}`} className="text-link flex min-h-11 w-fit items-center">{t("refund.openPayment")}</LocalLink>
              </>
            ),
          })),
        ]}
      />
    </section>
  );
}

/** What a refund takes, in words: all of a pledge, so many units or instalments of it, or money in excess. */
export function useRefundScope(): (refund: Pick<RefundView, "scope" | "parts" | "after" | "unitVi" | "unitEn">) => string {
  const { t } = useTranslation("treasury");
  const count = useCount();
  const word = useUnitWord();
  return ({ scope, parts, after, ...unit }) => {
    const n = parts ?? 0;
    if (scope === "units") return t("refund.scopeUnits", { n: count(n), unit: word(unit, n) });
    if (scope === "instalments") return `${t("refund.scopeInstalments", { count: n, n: count(n) })}, ${t(after === "ended" ? "refund.afterEnded" : "refund.afterPromised")}`;
    return t(scope === "excess" ? "refund.scopeExcess" : "refund.scopeAll");
  };
}
