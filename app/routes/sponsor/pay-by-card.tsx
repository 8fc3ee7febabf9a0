import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { cardCurrencies, ifLateChoices } from "~/domain/cards/card";
import { payByBankInstead } from "~/domain/cards/pay-by-bank-instead.server";
import { readCardView } from "~/domain/cards/read-card-view.server";
import { settleReturn } from "~/domain/cards/settle-return.server";
import { startCheckout } from "~/domain/cards/start-checkout.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { translator } from "~/locales/i18n";
import { limit } from "~/platform/rate-limit.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf, localHref } from "~/routes/guards/locale.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { ButtonLink } from "~/ui/button";
import { Deadline } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { Money } from "~/ui/money";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { useLocale } from "~/ui/use-locale";
import { CardReturn } from "./card-return";
import { PayByBankInstead } from "./pay-by-bank-instead";
import { PayByCardForm } from "./pay-by-card-form";

export const handle = { ns: ["cards"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "cards:pay.metaTitle", undefined, { reference: args.params.reference });

/** Payment pages that one person may open within an hour. */
const PAGES_PER_HOUR = 30;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const reference = (params.reference ?? "").toUpperCase();
  const session = new URL(request.url).searchParams.get("session");
  const standing = session ? await settleReturn({ viewer, reference, sessionId: session }) : null;
  const pledge = await findPledgeFor(viewer, reference);
  if (!pledge?.own) throw new Response(null, { status: 404, statusText: "Not Found" });
  const page = `/my/pledges/${reference}`;
  const t = translator(localeOf(request), "cards");
  if (standing === "paid") return redirectWithFlash(request, page, { tone: "success", text: t("return.paid") });
  const card = await readCardView(viewer, reference);
  if (!card?.offer && !card?.whyNot && standing === null) return redirect(localHref(request, page));
  const { need, holdExpiresAt } = pledge;
  return { reference, need: { titleVi: need.titleVi, titleEn: need.titleEn }, holdExpiresAt, held: pledge.state === "held", card, standing };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const form = await checkedForm(request);
  const locale = localeOf(request);
  const t = translator(locale, "cards");
  const reference = (params.reference ?? "").toUpperCase();
  if (form.get("intent") === "bank") {
    const answer = await payByBankInstead({ reference, viewer });
    if (answer.ok) return redirectWithFlash(request, `/my/pledges/${reference}`, { tone: "success", text: t("bank.done") });
    return refusal(answer.reason);
  }
  const typed = { currency: cardCurrencies.find((each) => each === form.get("currency")), ifLate: ifLateChoices.find((each) => each === form.get("ifLate")) };
  if (form.get("intent") !== "card") return refusal("not-found");
  if (!typed.currency || !typed.ifLate) return refusal("choice-missing", typed);
  const allowed = await limit(`card:${viewer.personId}`, PAGES_PER_HOUR, 3600);
  if (!allowed.ok) return refusal("too-often", typed);
  const started = await startCheckout({ reference, viewer, currency: typed.currency, ifLate: typed.ifLate, locale });
  if (started.ok) return redirect(started.url, 303);
  if (started.reason === "paid-already") return redirectWithFlash(request, `/my/pledges/${reference}`, { tone: "info", text: t("refused.paid-already") });
  return refusal(started.reason, typed);
}

/** While the outcome of a page is not certain nobody is asked to pay again. */
const settling = ["processing", "late", "unreachable"];

function refusal(reason: string, typed: { currency?: string; ifLate?: string } = {}) {
  const status = reason === "not-found" ? 404 : reason === "choice-missing" ? 400 : reason === "too-often" ? 429 : reason.startsWith("processor") ? 503 : 409;
  return data({ reason, ...typed }, { status });
}

export default function PayByCard() {
  const { t } = useTranslation("cards");
  const vi = useLocale() === "vi";
  const { reference, need, holdExpiresAt, held, card, standing } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const title = vi ? need.titleVi : need.titleEn;
  return (
    <>
      <PageHeader
        title={t("pay.title")}
        crumbs={[{ to: "/my/pledges", label: t("crumb.mine") }, { to: `/my/pledges/${reference}`, label: reference }]}
        lead={card?.offer ? <>{title}. <Money amount={card.offer.dong} className="font-semibold text-ink" /></> : title}
      />
      <div className="grid max-w-3xl gap-6">
        {standing ? <CardReturn standing={standing} reference={reference} /> : null}
        {card?.offer && !(standing && settling.includes(standing)) ? (
          <>
            {held && holdExpiresAt ? <p><Deadline at={holdExpiresAt} /></p> : null}
            <PayByCardForm offer={card.offer} open={card.open} result={result} />
            <PayByBankInstead />
          </>
        ) : null}
        {card?.whyNot ? (
          <EmptyState title={t(`whyNot.${card.whyNot}.title`)} action={<ButtonLink to={`/my/pledges/${reference}`}>{t("pay.byBank")}</ButtonLink>}>
            {t(`whyNot.${card.whyNot}.text`)}
          </EmptyState>
        ) : null}
      </div>
    </>
  );
}
