import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatMinor } from "~/domain/cards/charge-words";
import { matchPayout } from "~/domain/cards/match-payout.server";
import { findPayout } from "~/domain/cards/read-payouts.server";
import { suggestCredits } from "~/domain/cards/suggest-credits.server";
import { unmatchPayout } from "~/domain/cards/unmatch-payout.server";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { formatDong } from "~/domain/money";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { LocalLink } from "~/ui/local-link";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { useLocale } from "~/ui/use-locale";
import { answerDeed, typedFields, unknownAct } from "./answer-deed.server";
import { FundNav } from "./fund-nav";
import { PayoutActs } from "./payout-acts";
import { PayoutFacts } from "./payout-facts";
import { PayoutParts } from "./payout-parts";
import { PayoutBadge } from "./payout-table";

export const handle = { ns: ["fund", "treasury", "payouts"] };
export const meta: MetaFunction = (args) => pageMeta(args, "payouts:metaTitle");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const id = params.id ?? "";
  const page = Math.max(1, Math.trunc(Number(new URL(request.url).searchParams.get("page"))) || 1);
  const payout = await findPayout(viewer, id, page);
  if (!payout) throw new Response(null, { status: 404, statusText: "Not Found" });
  const [waiting, credits] = await Promise.all([readFundWaiting(viewer), suggestCredits(viewer, id)]);
  return { payout, page, waiting, credits };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const typed = typedFields(await checkedForm(request));
  const locale = localeOf(request);
  const t = translator(locale, "payouts");
  const payoutId = params.id ?? "";
  const to = `/fund/payouts/${payoutId}`;
  const { act = "", note = "", of = "" } = typed;
  if (act === "match")
    return answerDeed(request, await matchPayout({ payoutId, transferId: of, viewer }), { act, typed, about: of }, ({ difference }) => ({
      to, text: t(difference === 0n ? "done.match" : "done.matchDiffers", { difference: formatDong(difference < 0n ? -difference : difference, locale) }),
    }));
  const sure = act === "unmatch" && typed.sure === "yes";
  if (act === "unmatch") return answerDeed(request, sure ? await unmatchPayout({ payoutId, note, viewer }) : { ok: false as const, reason: "confirm-needed" }, { act, typed }, ({ amount }) => ({ to, text: t("done.unmatch", { amount: formatDong(amount, locale) }) }));
  throw unknownAct();
}

export default function Payout() {
  const { t } = useTranslation("payouts");
  const locale = useLocale();
  const { payout, page, waiting, credits } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader
        title={t(payout.amount < 0 ? "oneTaken" : "one", { amount: formatMinor(Math.abs(payout.amount), payout.currency, locale) })}
        crumbs={[{ to: "/fund/payouts", label: t("title") }]}
        eyebrow={<PayoutBadge {...payout} />}
        lead={t(`standsText.${payout.state}${payout.amount < 0 && payout.state !== "failed" ? "Taken" : ""}`)}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_28rem] lg:gap-8">
        <div className="grid content-start gap-6 lg:col-start-2"><PayoutActs payout={payout} credits={credits} refused={refused} /></div>
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6 lg:col-start-1 lg:row-start-1">
          <PayoutFacts payout={payout} />
          <PayoutParts payout={payout} page={page} />
        </div>
      </div>
      <p className="mt-8"><LocalLink to="/fund/payouts" className="text-link inline-flex min-h-11 items-center">{t("back")}</LocalLink></p>
    </>
  );
}
