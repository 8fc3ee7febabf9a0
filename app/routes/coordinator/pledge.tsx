import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { unitsToPlan } from "~/domain/deliveries/delivery";
import { planDelivery } from "~/domain/deliveries/plan-delivery.server";
import { acceptGoods } from "~/domain/pledges/accept-goods.server";
import { declineGoods } from "~/domain/pledges/decline-goods.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { takeBackUndeliverable } from "~/domain/surplus/take-back-undeliverable.server";
import { hasRole } from "~/domain/accounts/viewer";
import { translator } from "~/locales/i18n";
import { clock, vietnamDay } from "~/platform/clock.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { StateBadge } from "~/ui/state-badge";
import { useLocale } from "~/ui/use-locale";
import { PledgeActs, type PledgeActResult } from "./pledge-acts";
import { PledgeSummary } from "./pledge-summary";
import { Undeliverable } from "./undeliverable";
import { PlanBadge } from "../sponsor/plan-badge";
import { PlanFigures } from "../sponsor/plan-figures";
import { PlanSchedule } from "../sponsor/plan-schedule";

export const handle = { ns: ["coordinator", "promises"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "coordinator:pledge.metaTitle", undefined, { reference: args.data?.pledge.reference ?? "" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "coordinator", "auditor");
  const pledge = await findPledgeFor(viewer, params.reference ?? "");
  if (!pledge) throw new Response(null, { status: 404, statusText: "Not Found" });
  const ready = pledge.state === "confirmed" || pledge.state === "in_delivery";
  return {
    pledge,
    today: vietnamDay(clock.now()),
    acts: hasRole(viewer, "coordinator") && !pledge.own,
    unitsToPlan: ready ? unitsToPlan(pledge.unitsPaid, pledge.deliveries) : 0,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "coordinator");
  const form = await checkedForm(request);
  const t = translator(localeOf(request), "coordinator");
  const reference = params.reference ?? "";
  if (!(await findPledgeFor(viewer, reference))) throw new Response(null, { status: 404, statusText: "Not Found" });
  const typed = { act: String(form.get("act")), units: String(form.get("units") ?? ""), plannedOn: String(form.get("plannedOn") ?? ""), note: String(form.get("note") ?? "").slice(0, 1000) };
  const answer =
    typed.act === "accept" ? await acceptGoods({ reference, viewer })
    : typed.act === "decline" ? await declineGoods({ reference, viewer, reason: typed.note })
    : typed.act === "plan" ? await planDelivery({ pledgeReference: reference, viewer, units: /^\d+$/.test(typed.units) ? Number(typed.units) : 0, plannedOn: typed.plannedOn, note: typed.note })
    : null;
  if (typed.act === "take_back") {
    const back = await takeBackUndeliverable({ reference, viewer, units: /^\d+$/.test(typed.units) ? Number(typed.units) : 0, reason: typed.note });
    const words = translator(localeOf(request), "promises");
    if (back.ok) return redirectWithFlash(request, `/coordinate/pledges/${reference}`, { tone: "success", text: words("undeliverable.done") });
    if (back.reason === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
    return data({ result: { ...typed, reason: back.reason, error: words(`undeliverable.refused.${back.reason}`) } satisfies PledgeActResult }, { status: 400 });
  }
  if (!answer) throw new Response(null, { status: 400, statusText: "Bad Request" });
  if (!answer.ok) {
    if (answer.reason === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
    if (answer.reason === "not-allowed") throw new Response(null, { status: 403, statusText: "Forbidden" });
    const result: PledgeActResult = { ...typed, reason: answer.reason, error: t(`error.${answer.reason}`) };
    return data({ result }, { status: 400 });
  }
  const next = "deliveryId" in answer ? `/coordinate/deliveries/${answer.deliveryId}` : typed.act === "decline" ? "/coordinate" : `/coordinate/pledges/${reference}`;
  return redirectWithFlash(request, next, { tone: "success", text: t(`pledge.done.${typed.act}`, { reference }) });
}

export default function CoordinatorPledge() {
  const { t } = useTranslation(["coordinator", "promises"]);
  const vi = useLocale() === "vi";
  const { pledge, acts, today, unitsToPlan: left } = useLoaderData<typeof loader>();
  const ready = pledge.state === "confirmed" || pledge.state === "in_delivery";
  const waits = ready && pledge.plan && left === 0 && pledge.unitsPaid < pledge.units;
  const result = useActionData<typeof action>()?.result;
  return (
    <>
      <PageHeader
        title={vi ? pledge.need.titleVi : pledge.need.titleEn}
        crumbs={[{ to: "/coordinate", label: t("desk.title") }]}
        eyebrow={
          <>
            {pledge.plan && ready ? <PlanBadge plan={pledge.plan} /> : <StateBadge of="pledge" state={pledge.state} />} <span className="tabular-nums">{pledge.reference}</span>
          </>
        }
      />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid content-start gap-6 lg:col-start-2">
          {waits ? <Notice tone="info" title={t("promises:coordinate.waits")}><p>{t("promises:coordinate.waitsText")}</p></Notice> : null}
          <PledgeActs pledge={pledge} acts={acts} unitsToPlan={left} today={today} result={result?.act === "take_back" ? undefined : result} />
          {acts && pledge.mode === "money" && left > 0 ? (
            <Undeliverable pledge={pledge} most={left} typed={result?.act === "take_back" ? result : null} />
          ) : null}
        </div>
        <div className="lg:col-start-1 lg:row-start-1">
          <PledgeSummary pledge={pledge} />
          {pledge.plan ? (
            <section aria-labelledby="plan-title" className="mt-6 grid gap-4">
              <h2 id="plan-title" className="text-lg font-semibold">{t("promises:plan.title")}</h2>
              <PlanFigures figures={pledge.plan.figures} />
              <PlanSchedule reference={pledge.reference} instalments={pledge.plan.instalments} unit={pledge.need} mayAct={false} />
            </section>
          ) : null}
        </div>
      </div>
    </>
  );
}
