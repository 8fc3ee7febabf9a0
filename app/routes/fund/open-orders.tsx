import { useTranslation } from "react-i18next";
import type { OrderRow } from "~/domain/treasury/payment-order";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";

/** Orders that the bank has not shown yet; nothing where there are none. */
export function OpenOrders({ orders }: { orders: OrderRow[] }) {
  const { t } = useTranslation("orders");
  if (orders.length === 0) return null;
  return (
    <section aria-labelledby="open-orders" className="mb-8">
      <h2 id="open-orders" className="text-xl font-semibold">{t("open.title")}</h2>
      <p className="mt-1 mb-4 text-ink-soft">{t("open.text")}</p>
      <DataTable
        caption={t("open.title")}
        rows={orders}
        rowKey={(order) => order.reference}
        columns={[
          { key: "reference", primary: true, header: t("reference"), cell: (order) => <LocalLink to={`/fund/payments/orders/${order.reference}`} className="text-link inline-flex min-h-11 items-center whitespace-nowrap tabular-nums">{order.reference}</LocalLink> },
          { key: "payee", header: t("payee"), cell: (order) => order.payee },
          { key: "need", header: t("need"), cell: (order) => <LocalLink to={`/needs/${order.needCode}`} className="text-link inline-flex min-h-11 items-center whitespace-nowrap">{order.needCode}</LocalLink> },
          { key: "made", header: t("made"), cell: (order) => <DateTime at={order.madeAt} /> },
          { key: "amount", header: t("amount"), align: "end", cell: (order) => <Money amount={order.amount} className="font-semibold" /> },
        ]}
      />
    </section>
  );
}
