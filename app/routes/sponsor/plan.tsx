import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readPlanCard } from "~/domain/cards/read-plan-card.server";
import { changePayDay } from "~/domain/instalments/change-pay-day.server";
import { endPlan } from "~/domain/instalments/end-plan.server";
import { pausePlan } from "~/domain/instalments/pause-plan.server";
import { pickUpInstalment } from "~/domain/instalments/pick-up-instalment.server";
import { shortenPlan } from "~/domain/instalments/shorten-plan.server";
import { paymentInstructions } from "~/domain/payments/payment-instructions.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { translator } from "~/locales/i18n";
import { env } from "~/platform/env.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { ButtonLink } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { EmptyState } from "~/ui/empty-state";
import { FormErrors } from "~/ui/form-errors";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { useLocale } from "~/ui/use-locale";
import { DemoBankPanel } from "./demo-bank-panel";
import { PayInstalment } from "./pay-instalment";
import { CardInstead, PlanByCard } from "./plan-by-card";
import { PlanChanges } from "./plan-changes";
import { mayReturn } from "./plan-return";
import { PlanFigures } from "./plan-figures";
import { PlanSchedule } from "./plan-schedule";

export const handle = { ns: ["promises", "sponsor", "saved-card"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "promises:plan.metaTitle", undefined, { reference: args.params.reference });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const pledge = await findPledgeFor(viewer, params.reference ?? "");
  if (!pledge) throw new Response(null, { status: 404, statusText: "Not Found" });
  const search = new URL(request.url).searchParams;
  const asked = Number(search.get("pay"));
  const running = pledge.state === "confirmed" || pledge.state === "in_delivery";
  const open = running || pledge.state === "held" ? (pledge.plan?.instalments.filter(({ state }) => state === "open") ?? []) : [];
  const toPay = open.find(({ position }) => position === asked) ?? open[0] ?? null;
  const transfer = toPay && (await paymentInstructions({ reference: toPay.reference, amount: toPay.amount - toPay.received, received: toPay.received }));
  const card = pledge.own ? await readPlanCard(viewer, pledge.reference, { asked: toPay?.position ?? null, locale: localeOf(request) }) : null;
  // What the saved card pays needs no transfer, unless somebody asks for it.
  const byCard = !asked && Boolean(card?.card?.next) && card?.card?.next?.position === toPay?.position;
  return { pledge, running, toPay, transfer, card, byCard, left: search.get("card") === "left", demo: env.demo };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const form = await checkedForm(request);
  const t = translator(localeOf(request), "promises");
  const reference = params.reference ?? "";
  if (!(await findPledgeFor(viewer, reference))?.own) throw new Response(null, { status: 404, statusText: "Not Found" });
  const intent = String(form.get("intent") ?? "");
  const value = String(form.get("value") ?? "").slice(0, 500);
  const change = { reference, viewer };
  const answer =
    intent === "pause" ? await pausePlan({ ...change, months: Number(value) })
    : intent === "shorten" ? await shortenPlan({ ...change, count: Number(value) })
    : intent === "day" ? await changePayDay({ ...change, payDay: Number(value) })
    : intent === "end" ? await endPlan({ ...change, reason: value })
    : intent === "pick_up" ? await pickUpInstalment({ ...change, instalmentId: String(form.get("instalmentId") ?? "") })
    : null;
  if (!answer || (!answer.ok && answer.reason === "not-found")) throw new Response(null, { status: answer ? 404 : 400 });
  if (answer.ok) return redirectWithFlash(request, `/my/pledges/${reference}/plan`, { tone: "success", text: t(`change.${intent}.done`) });
  return data({ refused: { intent, value, error: t(`refused.${answer.reason}`) } }, { status: 409 });
}

export default function Plan() {
  const { t } = useTranslation(["promises", "saved-card"]);
  const vi = useLocale() === "vi";
  const { pledge, running, toPay, transfer, card, byCard, left, demo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused ?? null;
  const { need, plan, reference } = pledge;
  const here = `/my/pledges/${reference}/plan`;
  const header = <PageHeader title={t("plan.title")} crumbs={[{ to: `/my/pledges/${reference}`, label: reference }]} lead={vi ? need.titleVi : need.titleEn} />;
  if (!plan)
    return (
      <>
        {header}
        <EmptyState title={t("plan.once")} action={<ButtonLink to={`/my/pledges/${reference}`}>{t("plan.back")}</ButtonLink>}>{t("plan.onceText")}</EmptyState>
      </>
    );
  const pay = pledge.own && toPay && transfer ? <PayInstalment instalment={toPay} count={plan.instalments.length} transfer={transfer} payDay={plan.payDay} back={`${here}?pay=${toPay.position}`} /> : null;
  const mayPay = running || pledge.state === "held";
  return (
    <>
      {header}
      <div className="grid gap-8">
        <div className="card p-5 sm:p-6"><PlanFigures figures={plan.figures} /></div>
        {refused?.intent === "pick_up" ? <FormErrors errors={[{ message: refused.error }]} /> : null}
        {card ? <PlanByCard card={card} reference={reference} left={left} /> : null}
        {pay && byCard ? <Disclosure summary={t("saved-card:section.other")}>{pay}</Disclosure> : pay}
        {card?.toPay && !byCard && !card.declined ? <CardInstead toPay={card.toPay} reference={reference} /> : null}
        <PlanSchedule instalments={plan.instalments} reference={reference} unit={need} mayAct={pledge.own && (mayPay || mayReturn(pledge))} payAt={mayPay ? (position) => `${here}?pay=${position}#pay` : undefined} />
        {pledge.own && running ? <PlanChanges plan={plan} refused={refused} /> : null}
        {demo && toPay && pledge.own ? <DemoBankPanel reference={reference} due /> : null}
      </div>
    </>
  );
}
