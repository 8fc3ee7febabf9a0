import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { formatDong, parseDong } from "~/domain/money";
import { listBanks } from "~/domain/payments/bank-apps.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { findPayableNeed, listPayableNeeds } from "~/domain/treasury/read-disbursements.server";
import { findLastAccount } from "~/domain/treasury/read-orders.server";
import { translator } from "~/locales/i18n";
import { env } from "~/platform/env.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { answerDeed, typedFields } from "./answer-deed.server";
import { ChoosePayableNeed } from "./choose-payable-need";
import { FundNav } from "./fund-nav";
import { NewOrderForm } from "./new-order-form";

export const handle = { ns: ["fund", "treasury", "orders"] };
export const meta: MetaFunction = (args) => pageMeta(args, "orders:new.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const query = new URL(request.url).searchParams;
  const code = (query.get("need") ?? "").slice(0, 40);
  const [waiting, needs, chosen] = await Promise.all([readFundWaiting(viewer), listPayableNeeds(viewer), code ? findPayableNeed(viewer, code) : null]);
  const payee = chosen?.payees.find(({ id }) => id === query.get("payee")) ?? chosen?.payees[0] ?? null;
  const account = payee ? await findLastAccount(viewer, payee.id) : null;
  const banks = chosen ? listBanks().map(({ bin, name, fullName }) => ({ bin, name, fullName })) : [];
  return { waiting, needs, chosen, payee, account, banks, threshold: env.FUND_TWO_PERSON_ABOVE };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const typed = typedFields(await checkedForm(request));
  const locale = localeOf(request);
  const { needCode = "", deliveryId = "", payeeId = "", purpose = "", bankBin = "", accountNumber = "", accountHolder = "" } = typed;
  const amount = Number(parseDong(typed.amount ?? "") ?? 0n);
  const deed = { kind: "order" as const, needCode, deliveryId: deliveryId || null, payeeId, amount, purpose, account: { bankBin, accountNumber, accountHolder } };
  return answerDeed(request, await doWithMoney(deed, viewer), { act: "order", typed }, ({ done, proposalId }) => {
    const sum = formatDong(done.amount, locale);
    return proposalId
      ? { to: "/fund/approvals", text: translator(locale, "treasury")("approvals.proposed", { amount: sum }) }
      : { to: `/fund/payments/orders/${done.code}`, text: translator(locale, "orders")("new.done", { reference: done.code, amount: sum }) };
  });
}

export default function NewOrder() {
  const { t } = useTranslation(["orders", "treasury"]);
  const { waiting, needs, chosen, payee, ...rest } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("new.title")} lead={t("new.lead")} crumbs={[{ to: "/fund/payments", label: t("treasury:payments.title") }]} />
      {chosen && payee ? <NewOrderForm key={payee.id} need={chosen.need} payees={chosen.payees} payee={payee} {...rest} refused={refused} /> : <ChoosePayableNeed needs={needs} />}
    </>
  );
}
