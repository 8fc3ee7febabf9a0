import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { cardCurrencies } from "~/domain/cards/card";
import { readPlanCard } from "~/domain/cards/read-plan-card.server";
import { removeSavedCard } from "~/domain/cards/remove-saved-card.server";
import { saveCard } from "~/domain/cards/save-card.server";
import { settleReturn } from "~/domain/cards/settle-return.server";
import { startCheckout } from "~/domain/cards/start-checkout.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { translator } from "~/locales/i18n";
import { limit } from "~/platform/rate-limit.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf, localHref } from "~/routes/guards/locale.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { useLocale } from "~/ui/use-locale";
import { DeclinedCharge } from "./declined-charge";
import { PayInstalmentByCard } from "./pay-instalment-by-card";
import { PlanCardReturn } from "./plan-card-return";
import { RemoveCard } from "./remove-card";
import { SaveCard } from "./save-card";
import { SavedCard } from "./saved-card";

export const handle = { ns: ["saved-card", "cards"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "saved-card:page.metaTitle", undefined, { reference: args.params.reference });

/** Pages at Stripe that one person may open within an hour. */
const PAGES_PER_HOUR = 30;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const reference = (params.reference ?? "").toUpperCase();
  const asked = new URL(request.url).searchParams;
  const session = asked.get("session");
  const standing = session ? await settleReturn({ viewer, reference, sessionId: session }) : null;
  const pledge = await findPledgeFor(viewer, reference);
  if (!pledge?.own) throw new Response(null, { status: 404, statusText: "Not Found" });
  const plan = `/my/pledges/${reference}/plan`;
  const locale = localeOf(request);
  if (standing === "paid" || standing === "saved") return redirectWithFlash(request, plan, { tone: "success", text: translator(locale, "saved-card")(`return.${standing}`) });
  const card = await readPlanCard(viewer, reference, { asked: Number(asked.get("pay")) || null, locale });
  if (!card && standing === null) return redirect(localHref(request, pledge.plan ? plan : `/my/pledges/${reference}`));
  return { reference, need: { titleVi: pledge.need.titleVi, titleEn: pledge.need.titleEn }, card, standing };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const form = await checkedForm(request);
  const locale = localeOf(request);
  const t = translator(locale, "saved-card");
  const reference = (params.reference ?? "").toUpperCase();
  const plan = `/my/pledges/${reference}/plan`;
  if (!(await findPledgeFor(viewer, reference))?.own) throw new Response(null, { status: 404, statusText: "Not Found" });
  const intent = String(form.get("intent") ?? "");
  if (intent === "remove") {
    const removed = await removeSavedCard({ reference, viewer });
    return removed.ok ? redirectWithFlash(request, plan, { tone: "success", text: t("remove.done") }) : refusal(intent, removed.reason);
  }
  if (intent !== "pay" && intent !== "save") throw new Response(null, { status: 400, statusText: "Bad Request" });
  const agreed = String(form.get("agreed") ?? "").slice(0, 64) || null;
  const currency = cardCurrencies.find((each) => each === form.get("currency"));
  if (intent === "save" && !agreed) return refusal(intent, "consent-missing");
  if (intent === "pay" && !currency) return refusal(intent, "choice-missing");
  const allowed = await limit(`card:${viewer.personId}`, PAGES_PER_HOUR, 3600);
  if (!allowed.ok) return refusal(intent, "too-often", currency);
  const opened =
    intent === "save" ? await saveCard({ reference, viewer, locale, agreed: agreed! })
    // Money that finds its instalment paid already goes back to the card it came from.
    : await startCheckout({ reference, viewer, locale, currency: currency!, ifLate: "refund", instalmentId: String(form.get("instalmentId") ?? ""), agreed });
  if (opened.ok) return redirect(opened.url, 303);
  if (opened.reason === "paid-already") return redirectWithFlash(request, plan, { tone: "info", text: t("refused.paid-already") });
  return refusal(intent, opened.reason, currency);
}

/** While the outcome of a page is not certain nobody is asked to pay again. */
const settling = ["processing", "late", "unreachable"];

function refusal(intent: string, reason: string, currency?: string) {
  const status = reason === "not-found" ? 404 : reason.endsWith("-missing") && reason !== "rate-missing" ? 400 : reason === "too-often" ? 429 : reason.startsWith("processor") ? 503 : 409;
  return data({ refused: { intent, reason, currency } }, { status });
}

export default function PlanCard() {
  const { t } = useTranslation("saved-card");
  const vi = useLocale() === "vi";
  const { reference, need, card, standing } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused ?? null;
  const of = (intent: string) => (refused?.intent === intent ? refused : null);
  const may = card && !card.underWay && !(standing && settling.includes(standing));
  return (
    <>
      <PageHeader
        title={t("page.title")}
        crumbs={[{ to: `/my/pledges/${reference}`, label: reference }, { to: `/my/pledges/${reference}/plan`, label: t("page.plan") }]}
        lead={vi ? need.titleVi : need.titleEn}
      />
      <div className="grid max-w-3xl gap-6">
        {standing ? <PlanCardReturn standing={standing} reference={reference} /> : null}
        {card?.underWay ? <Notice tone="info">{t("saved.underWay")}</Notice> : null}
        {card?.declined ? <DeclinedCharge declined={card.declined} /> : null}
        {card?.card ? <SavedCard card={card.card} /> : null}
        {may && card.toPay ? <PayInstalmentByCard toPay={card.toPay} open={card.open} minutes={card.minutes} offerToKeep={card.card?.state !== "active"} folded={card.card?.state === "active" && !card.declined} reference={reference} refused={of("pay")} /> : null}
        {may && card.saving ? <SaveCard consent={card.saving} replaces={card.card !== null} refused={of("save")} /> : null}
        {card?.card ? <RemoveCard refused={of("remove")} /> : null}
      </div>
    </>
  );
}
