import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { formatDong } from "~/domain/money";
import { cancelOrder } from "~/domain/treasury/cancel-order.server";
import { markOrderPaid } from "~/domain/treasury/pay-order.server";
import { findOrder } from "~/domain/treasury/read-orders.server";
import { translator } from "~/locales/i18n";
import { clock, vietnamDay } from "~/platform/clock.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { KeepWhole } from "~/ui/keep-whole";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Badge } from "~/ui/state-badge";
import { answerDeed, typedFields, unknownAct } from "./answer-deed.server";
import { FundNav } from "./fund-nav";
import { OrderActs } from "./order-acts";
import { OrderFacts } from "./order-facts";
import { OrderTransfer } from "./order-transfer";

export const handle = { ns: ["fund", "treasury", "orders"] };
export const meta: MetaFunction = (args) => pageMeta(args, "orders:metaTitle");

const tones = { open: "warning", paid: "success", cancelled: "neutral" } as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const order = await findOrder(viewer, params.id ?? "");
  if (!order) throw new Response(null, { status: 404, statusText: "Not Found" });
  return { order, waiting: await readFundWaiting(viewer), today: vietnamDay(clock.now()) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const typed = typedFields(await checkedForm(request));
  const locale = localeOf(request);
  const t = translator(locale, "orders");
  const reference = params.id ?? "";
  const { act = "", note = "", paidOn = "", bankReference = "" } = typed;
  if (act === "paid")
    return answerDeed(request, await markOrderPaid({ reference, viewer, paidOn, bankReference }), { act, typed }, ({ amount, code, disbursementId }) => ({
      to: `/fund/payments/${disbursementId}`, text: t("paid.done", { amount: formatDong(amount, locale), code }),
    }));
  if (act !== "cancel") throw unknownAct();
  return answerDeed(request, await cancelOrder({ reference, viewer, note }), { act, typed }, ({ amount }) => ({ to: `/fund/payments/orders/${reference}`, text: t("cancel.done", { amount: formatDong(amount, locale) }) }));
}

export default function Order() {
  const { t } = useTranslation(["orders", "treasury"]);
  const { order, waiting, today } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader
        title={<KeepWhole text={t("title", { reference: order.reference })} number={order.reference} />}
        crumbs={[{ to: "/fund/payments", label: t("treasury:payments.title") }]}
        eyebrow={<Badge tone={tones[order.state]}>{t(`state.${order.state}`)}</Badge>}
        lead={<><Money amount={order.amount} className="font-semibold text-ink" /> · {order.payee}</>}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-8">
        <div className="grid content-start gap-6">
          {order.state === "open" ? <OrderTransfer order={order} /> : null}
          <OrderFacts order={order} />
        </div>
        {order.state === "open" ? <div className="grid content-start gap-4"><OrderActs order={order} today={today} refused={refused} /></div> : null}
      </div>
      <p className="mt-8"><LocalLink to="/fund/payments" className="text-link inline-flex min-h-11 items-center">{t("treasury:payment.back")}</LocalLink></p>
    </>
  );
}
