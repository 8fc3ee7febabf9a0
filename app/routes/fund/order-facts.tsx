import { useTranslation } from "react-i18next";
import type { OrderView } from "~/domain/treasury/payment-order";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { LocalLink } from "~/ui/local-link";

/** Everything on record about an order; its account where the transfer is not shown any more. */
export function OrderFacts({ order }: { order: OrderView }) {
  const { t } = useTranslation("orders");
  const { account } = order;
  return (
    <section aria-labelledby="facts" className="card p-5">
      <h2 id="facts" className="text-lg font-semibold">{t("facts")}</h2>
      <DefinitionList
        entries={[
          { term: t("payee"), detail: order.payee },
          { term: t("need"), detail: <LocalLink to={`/needs/${order.needCode}`} className="text-link whitespace-nowrap">{order.needCode}</LocalLink> },
          order.deliveryCode && { term: t("delivery"), detail: <span className="tabular-nums">{order.deliveryCode}</span> },
          { term: t("purpose"), detail: <span className="break-words whitespace-pre-line">{order.purpose}</span> },
          order.state !== "open" && account && { term: t("account.title"), detail: <span className="tabular-nums">{account.accountHolder}<br />{account.accountNumber}<br />{account.bankName}</span> },
          { term: t("madeBy"), detail: <>{order.madeBy} · <DateTime at={order.madeAt} format="datetime" /></> },
          order.payment && { term: t("payment"), detail: <LocalLink to={`/fund/payments/${order.payment.id}`} className="text-link inline-flex min-h-11 items-center whitespace-nowrap tabular-nums">{order.payment.code}</LocalLink> },
          order.cancelledAt && { term: t("cancelledBy"), detail: <>{order.cancelledBy} · <DateTime at={order.cancelledAt} format="datetime" /></> },
          order.cancelledWhy && { term: t("cancelledWhy"), detail: <span className="break-words">{order.cancelledWhy}</span> },
        ]}
      />
    </section>
  );
}
