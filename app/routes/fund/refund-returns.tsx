import { useTranslation } from "react-i18next";
import type { RefundView } from "~/domain/treasury/treasury-view";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";

/** Payments of a refund that came back, newest first, with the account each had gone to. */
export function RefundReturns({ returns }: Pick<RefundView, "returns">) {
  const { t } = useTranslation("treasury");
  if (returns.length === 0) return null;
  return (
    <section aria-labelledby="returns" className="card p-5">
      <h2 id="returns" className="text-lg font-semibold">{t("refund.returns")}</h2>
      {returns.map((back) => (
        <DefinitionList
          key={back.id}
          className="mt-2 border-t border-line first-of-type:border-0"
          entries={[
            { term: t("refunds.amount"), detail: <Money amount={back.amount} /> },
            back.fee > 0 && { term: t("refund.returnFee"), detail: <><Money amount={back.fee} /> <span className="text-ink-soft">· {t("refund.feeIsFunds")}</span></> },
            { term: t("refund.returnPaid"), detail: <><DateTime at={`${back.paidOn}T00:00:00+07:00`} /> · {back.listNumber} · <span className="break-all">{back.bankReference}</span></> },
            { term: t("refund.returnAccount"), detail: <span className="break-words tabular-nums">{back.account}</span> },
            { term: t("refund.returnBack"), detail: <><DateTime at={`${back.returnedOn}T00:00:00+07:00`} /> · <span className="break-all">{back.returnReference}</span></> },
            back.note && { term: t("refund.returnNote"), detail: <span className="break-words">{back.note}</span> },
            {
              term: t("refund.returnBy"),
              detail: (
                <>
                  {back.by}
                  {back.transferId ? <LocalLink to={`/fund/transfers/${back.transferId}`} className="text-link flex min-h-11 w-fit items-center">{t("refund.returnCredit")}</LocalLink> : <span className="block text-warning">{t("refund.notSeen")}</span>}
                </>
              ),
            },
          ]}
        />
      ))}
    </section>
  );
}
