import { useTranslation } from "react-i18next";
import type { DebitView } from "~/domain/treasury/debit-meaning";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { StatusTimeline } from "~/ui/status-timeline";
import { DebitMeaning } from "./debit-table";

/** What the bank said of a debit and who told it, what it was, and everything that happened to it. */
export function DebitFacts({ debit }: { debit: DebitView }) {
  const { t } = useTranslation("debits");
  return (
    <>
      <section aria-labelledby="facts-title" className="card p-5">
        <h2 id="facts-title" className="text-lg font-semibold">{t("facts")}</h2>
        <DefinitionList
          className="mt-2"
          entries={[
            { term: t("amount"), detail: <Money amount={debit.amount} size="large" /> },
            { term: t("day"), detail: <DateTime at={`${debit.bookedOn}T05:00:00Z`} /> },
            { term: t("payee"), detail: debit.payeeName || t("unknownPayee") },
            { term: t("memo"), detail: <span className="break-words">{debit.memo || t("noMemo")}</span> },
            debit.bankReference && { term: t("bankReference"), detail: <span className="font-normal break-all tabular-nums">{debit.bankReference}</span> },
            { term: t("toldBy"), detail: <ToldBy toldBy={debit.toldBy} /> },
            { term: t("what"), detail: <DebitMeaning row={debit} /> },
          ]}
        />
      </section>
      <section aria-labelledby="history-title" className="card p-5">
        <h2 id="history-title" className="mb-3 text-lg font-semibold">{t("history")}</h2>
        <StatusTimeline
          label={t("history")}
          steps={debit.history.map(({ seq, what, at, by, as }) => ({
            key: String(seq), status: "done", at, title: what === "explained" && as ? t(`event.${as}`) : t(`event.${what}`), detail: by ?? t("bySystem"),
          }))}
        />
      </section>
    </>
  );
}

function ToldBy({ toldBy }: { toldBy: DebitView["toldBy"] }) {
  const { t } = useTranslation("debits");
  return (
    <ul className="grid font-normal">
      {toldBy.map(({ importId, fileName, row }) => (
        <li key={`${importId}${row}`}>
          {importId ? <LocalLink to={`/fund/statements/${importId}`} className="text-link inline-flex min-h-11 items-center break-all">{t("byStatement", { file: fileName, row })}</LocalLink> : t("byWebhook")}
        </li>
      ))}
    </ul>
  );
}
