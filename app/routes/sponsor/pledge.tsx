import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listBankApps } from "~/domain/payments/bank-apps.server";
import { readCardView } from "~/domain/cards/read-card-view.server";
import { readPlanCard } from "~/domain/cards/read-plan-card.server";
import { paymentInstructions } from "~/domain/payments/payment-instructions.server";
import { cancelPledge } from "~/domain/pledges/cancel-pledge.server";
import { isLive } from "~/domain/pledges/pledge";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { listSurplusOf } from "~/domain/surplus/read-surplus.server";
import { translator } from "~/locales/i18n";
import { env } from "~/platform/env.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { StateBadge } from "~/ui/state-badge";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";
import { CancelPledge } from "./cancel-pledge";
import { DemoBankPanel } from "./demo-bank-panel";
import { PayByTransfer } from "./pay-by-transfer";
import { PledgeByCard } from "./pledge-by-card";
import { PledgeDeliveries } from "./pledge-deliveries";
import { PledgeDocuments } from "./pledge-documents";
import { PledgeFacts } from "./pledge-facts";
import { CANCEL_REASON_MAX } from "./pledge-limits";
import { PledgeInBasket } from "./pledge-in-basket";
import { PledgeNow } from "./pledge-now";
import { PlanBadge } from "./plan-badge";
import { PlanNow } from "./plan-now";
import { mayReturn, PlanReturn } from "./plan-return";
import { PledgeSurplus } from "./pledge-surplus";
import { PledgeSteps } from "./pledge-steps";
import { PledgeUnits } from "./pledge-units";

export const handle = { ns: ["basket", "cards", "saved-card", "sponsor", "transfer", "promises"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "sponsor:pledge.metaTitle", undefined, { reference: args.params.reference });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const pledge = await findPledgeFor(viewer, params.reference ?? "");
  if (!pledge) throw new Response(null, { status: 404, statusText: "Not Found" });
  const toPay = pledge.state === "held" && pledge.mode === "money" && pledge.payment && !pledge.basket?.together ? pledge.payment.expected - pledge.payment.received : 0;
  const uses = await listSurplusOf(pledge.id);
  const card = toPay > 0 || pledge.payment?.settledAt ? await readCardView(viewer, pledge.reference) : null;
  const planCard = pledge.plan && pledge.own ? await readPlanCard(viewer, pledge.reference, { asked: null, locale: localeOf(request) }) : null;
  const left = new URL(request.url).searchParams.get("card") === "left";
  return { pledge, uses, card, planCard, left, transfer: toPay > 0 && !pledge.plan ? await paymentInstructions({ reference: pledge.reference, amount: toPay, received: pledge.payment?.received }) : null, bankApps: toPay > 0 ? listBankApps() : [], limits: { limit: env.BANK_TRANSFER_LIMIT, perDay: env.BANK_TRANSFERS_PER_DAY }, demo: env.demo };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const form = await checkedForm(request);
  const t = translator(localeOf(request), "sponsor");
  const reference = params.reference ?? "";
  const reason = String(form.get("reason") ?? "").trim().slice(0, CANCEL_REASON_MAX);
  const answer = await cancelPledge({ reference, viewer, reason });
  if (answer.ok) return redirectWithFlash(request, `/my/pledges/${reference}`, { tone: "success", text: t("pledge.cancel.done") });
  return data({ refused: answer.reason, reason }, { status: answer.reason === "not-found" ? 404 : 409 });
}

export default function Pledge() {
  const { t } = useTranslation(["sponsor", "basket"]);
  const vi = useLocale() === "vi";
  const count = useCount();
  const word = useUnitWord();
  const { pledge, uses, card, planCard, left, transfer, bankApps, limits, demo } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { need } = pledge;
  const byCard = Boolean(card?.offer && card.chosen);
  const planned = pledge.plan && ["held", "confirmed", "in_delivery"].includes(pledge.state) ? pledge.plan : null;
  const goesOn = isLive(pledge.state) && pledge.state !== "held";
  const demoBank = demo && pledge.mode === "money" && !pledge.basket?.together ? <DemoBankPanel reference={pledge.reference} due={transfer !== null || Boolean(planned?.next)} /> : null;
  return (
    <>
      <PageHeader
        title={vi ? need.titleVi : need.titleEn}
        crumbs={[{ to: "/my/pledges", label: t("crumb.mine") }]}
        eyebrow={
          <>
            {planned && pledge.state !== "held" ? <PlanBadge plan={planned} /> : <StateBadge of="pledge" state={pledge.state} />} <span className="tabular-nums">{pledge.reference}</span>
          </>
        }
        lead={
          <>
            {t("pledge.amount", { units: count(pledge.units), unit: word(need, pledge.units) })} <Money amount={pledge.amount} />
          </>
        }
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr] lg:gap-x-8">
        <div className="grid content-start gap-6">
          {pledge.own ? null : <p className="font-medium">{t("pledge.others")}</p>}
          {planned ? <PlanNow plan={planned} reference={pledge.reference} running={pledge.state !== "held"} card={planCard} /> : pledge.basket?.together ? <PledgeInBasket pledge={pledge} basket={pledge.basket.reference} /> : <PledgeNow pledge={pledge} byCard={byCard} />}
          {pledge.own && mayReturn(pledge) ? <PlanReturn reference={pledge.reference} /> : null}
          {pledge.basket && !pledge.basket.together ? <p>{t("basket:member.of")} <LocalLink to={`/my/baskets/${pledge.basket.reference}`} className="text-link tabular-nums">{pledge.basket.reference}</LocalLink></p> : null}
          {card ? <PledgeByCard card={card} path={`/my/pledges/${pledge.reference}`} until={pledge.holdExpiresAt} left={left} /> : null}
          {transfer && !byCard ? <PayByTransfer of={{ ...pledge, path: `/my/pledges/${pledge.reference}`, received: pledge.payment?.received ?? 0 }} transfer={transfer} bankApps={bankApps} {...limits} /> : null}
          {transfer ? demoBank : null}
        </div>
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <PledgeSteps pledge={pledge} />
        </div>
        <div className="grid content-start gap-6 lg:col-start-1">
          {goesOn || pledge.deliveries.length > 0 ? <PledgeDeliveries pledge={pledge} /> : null}
          {pledge.state === "held" || goesOn || pledge.payment?.receiptNumber || pledge.certificate ? <PledgeDocuments pledge={pledge} /> : null}
          {isLive(pledge.state) ? <PledgeUnits needCode={need.code} ranges={pledge.unitRanges} /> : null}
          <PledgeFacts pledge={pledge} />
          {pledge.mode === "money" && pledge.own ? <PledgeSurplus reference={pledge.reference} rule={pledge.surplusRule} uses={uses} /> : null}
          {pledge.mayCancel || refusal ? <CancelPledge refused={refusal?.refused} reason={refusal?.reason} /> : null}
          {transfer ? null : demoBank}
        </div>
      </div>
    </>
  );
}
