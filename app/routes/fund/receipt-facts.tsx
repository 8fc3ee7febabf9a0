import { useTranslation } from "react-i18next";
import type { ReceiptView } from "~/domain/payments/receipt";
import { buttonClass } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Badge } from "~/ui/state-badge";
import { localPath, useLocale } from "~/ui/use-locale";
import { PledgeLink } from "./pledge-link";

/** Where the sheet of a receipt is: 0 is the original. */
export function receiptSheet({ pledgeReference, number }: Pick<ReceiptView, "pledgeReference" | "number">, time: number): string {
  return `/my/pledges/${pledgeReference}/receipt.pdf?number=${number}&time=${time}`;
}

/** What the original says, unchanged by anything later. */
export function ReceiptFacts({ receipt }: { receipt: ReceiptView }) {
  const { t } = useTranslation("transparency");
  const locale = useLocale();
  return (
    <section aria-labelledby="facts-title" className="card p-5 sm:p-6">
      <h2 id="facts-title" className="text-xl font-semibold">{t("receipt.facts")}</h2>
      <DefinitionList
        entries={[
          { term: t("receipt.payer"), detail: receipt.payerName },
          receipt.printedName !== receipt.payerName && { term: t("receipt.latest"), detail: receipt.printedName },
          { term: t("receipt.amount"), detail: <Money amount={receipt.amount} /> },
          { term: t("receipt.issued"), detail: <DateTime at={receipt.issuedAt} format="datetime" /> },
          { term: t("receipt.paidBy"), detail: t(`receipt.${receipt.paidBy}`) },
          { term: t("receipt.need"), detail: <LocalLink to={`/needs/${receipt.needCode}`} className="text-link">{locale === "vi" ? receipt.needTitleVi : receipt.needTitleEn}</LocalLink> },
          { term: t("receipt.pledge"), detail: <PledgeLink reference={receipt.pledgeReference} /> },
          receipt.replaces && { term: t("receipt.replaces"), detail: <LocalLink to={`/fund/receipts/${receipt.replaces}`} className="text-link tabular-nums">{receipt.replaces}</LocalLink> },
          receipt.replacedBy && { term: t("receipt.replacedBy"), detail: <LocalLink to={`/fund/receipts/${receipt.replacedBy}`} className="text-link tabular-nums">{receipt.replacedBy}</LocalLink> },
          { term: t("receipt.standing"), detail: <Badge tone={receipt.valid ? "success" : "warning"}>{t(receipt.valid ? "receipt.valid" : "receipt.voidShort")}</Badge> },
        ]}
      />
      <p className="mt-4"><a href={localPath(receiptSheet(receipt, 0), locale)} className={buttonClass("secondary")}>{t("receipt.open")}</a></p>
    </section>
  );
}
