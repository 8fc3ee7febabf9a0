import { useTranslation } from "react-i18next";
import type { TransferView } from "~/domain/payments/transfer-view";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { Money } from "~/ui/money";

/** What the bank said of a transfer, and what the product made of it on arrival. */
export function TransferFacts({ transfer }: { transfer: TransferView }) {
  const { t } = useTranslation("fund");
  return (
    <section aria-labelledby="facts-title" className="card p-5">
      <h2 id="facts-title" className="text-lg font-semibold">{t("transfer.facts")}</h2>
      <DefinitionList
        className="mt-2"
        entries={[
          { term: t("transfer.amount"), detail: <Money amount={transfer.amount} size="large" /> },
          { term: t("transfer.payer"), detail: transfer.payerName || t("transfers.unknownPayer") },
          { term: t("transfer.memo"), detail: <span className="break-words">{transfer.memo || t("transfers.noMemo")}</span> },
          { term: t("transfer.receivedAt"), detail: <DateTime at={transfer.receivedAt} format="datetime" /> },
          { term: t("transfer.provider"), detail: t(`provider.${transfer.provider}`) },
          { term: t("transfer.providerId"), detail: <span className="font-normal break-all tabular-nums">{transfer.providerId}</span> },
          transfer.outcome && { term: t("transfer.outcome"), detail: <>{t(`outcome.${transfer.outcome}`)}<span className="block font-normal text-ink-soft">{t(`outcomeText.${transfer.outcome}`)}</span></> },
          transfer.resolutionNote && { term: t("transfer.note"), detail: <span className="whitespace-pre-line">{transfer.resolutionNote}</span> },
        ]}
      />
    </section>
  );
}
