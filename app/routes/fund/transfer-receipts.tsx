import { useTranslation } from "react-i18next";
import type { ReceiptRow } from "~/domain/payments/receipt";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";

/** The receipts that acknowledge the money of a transfer, with the way to give them out again. */
export function TransferReceipts({ receipts }: { receipts: ReceiptRow[] }) {
  const { t } = useTranslation("transparency");
  if (receipts.length === 0) return null;
  return (
    <section aria-labelledby="receipts-title">
      <h2 id="receipts-title" className="mb-3 text-lg font-semibold">{t("receipt.ofTransfer")}</h2>
      <ul className="card divide-y divide-line">
        {receipts.map(({ number, printedName, amount }) => (
          <li key={number} className="flex flex-wrap items-center justify-between gap-x-4 px-5 py-2">
            <LocalLink to={`/fund/receipts/${number}`} className="text-link inline-flex min-h-11 items-center tabular-nums">{number}</LocalLink>
            <span>{printedName}</span>
            <Money amount={amount} className="font-semibold" />
          </li>
        ))}
      </ul>
    </section>
  );
}
