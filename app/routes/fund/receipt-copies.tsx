import { useTranslation } from "react-i18next";
import type { ReceiptView } from "~/domain/payments/receipt";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { localPath, useLocale } from "~/ui/use-locale";
import { receiptSheet } from "./receipt-facts";

/** Every sheet that was given again, the latest first: the name on it, who asked, who gave it and why. */
export function ReceiptCopies({ receipt }: { receipt: ReceiptView }) {
  const { t } = useTranslation("transparency");
  const locale = useLocale();
  return (
    <section aria-labelledby="copies-title">
      <h2 id="copies-title" className="mb-3 text-xl font-semibold">{t("receipt.copies")}</h2>
      {receipt.copies.length === 0 ? <p className="text-ink-soft">{t("receipt.noCopies")}</p> : null}
      <ol className="grid gap-4">
        {receipt.copies.map(({ time, payerName, askedBy, reason, issuedBy, issuedAt }) => (
          <li key={time} className="card p-5">
            <h3 className="flex flex-wrap items-baseline justify-between gap-3 font-semibold">{t("receipt.copy", { n: time })} <DateTime at={issuedAt} format="datetime" className="text-sm font-normal text-ink-soft" /></h3>
            <DefinitionList
              entries={[
                { term: t("receipt.name"), detail: payerName },
                { term: t("receipt.asked"), detail: t(`receipt.askedBy.${askedBy}`) },
                { term: t("receipt.by"), detail: issuedBy },
                { term: t("receipt.reason"), detail: <span className="whitespace-pre-line">{reason}</span> },
              ]}
            />
            <a href={localPath(receiptSheet(receipt, time), locale)} className="text-link inline-flex min-h-11 items-center">{t("receipt.openCopy")}</a>
          </li>
        ))}
      </ol>
    </section>
  );
}
