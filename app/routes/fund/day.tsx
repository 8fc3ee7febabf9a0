import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { countersignDay, reopenDay } from "~/domain/treasury/close-day.server";
import { findClosing } from "~/domain/treasury/read-closings.server";
import { translator } from "~/locales/i18n";
import { env } from "~/platform/env.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { LocalLink } from "~/ui/local-link";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { useLocale } from "~/ui/use-locale";
import { answerDeed, typedFields, unknownAct } from "./answer-deed.server";
import { ClosingBadge } from "./closing-table";
import { ClosingActs } from "./closing-acts";
import { ClosingSheet } from "./closing-sheet";
import { FundNav } from "./fund-nav";

export const handle = { ns: ["fund", "treasury"] };
export const meta: MetaFunction = (args) => pageMeta(args, "treasury:day.metaTitle");

const written = (day: string) => day.split("-").toReversed().join("/");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const closing = await findClosing(viewer, params.id ?? "");
  if (!closing) throw new Response(null, { status: 404, statusText: "Not Found" });
  return { closing, waiting: await readFundWaiting(viewer), fund: env.fund, bank: { name: env.bank.name, account: env.bank.account } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const typed = typedFields(await checkedForm(request));
  const t = translator(localeOf(request), "treasury");
  const closingId = params.id ?? "";
  const closing = await findClosing(viewer, closingId);
  const day = written(closing?.day ?? "");
  const to = `/fund/days/${closingId}`;
  const { act = "", note = "" } = typed;
  if (act === "countersign") return answerDeed(request, await countersignDay({ closingId, viewer }), { act, typed }, () => ({ to, text: t("day.doneCountersigned", { day }) }));
  if (act === "reopen") return answerDeed(request, await reopenDay({ closingId, viewer, note }), { act, typed }, () => ({ to, text: t("day.doneReopened", { day }) }));
  throw unknownAct();
}

export default function Day() {
  const { t } = useTranslation("treasury");
  const vi = useLocale() === "vi";
  const { closing, waiting, fund, bank } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <>
      <div className="no-print"><FundNav waiting={waiting} /></div>
      <PageHeader title={t("day.title", { day: written(closing.day) })} crumbs={[{ to: "/fund/days", label: t("days.title") }]} eyebrow={<ClosingBadge state={closing.state} />} />
      <div className="grid max-w-3xl gap-6">
        <ClosingActs closing={closing} refused={refused} />
        <ClosingSheet closing={closing} fundName={vi ? fund.nameVi : fund.nameEn} bank={`${bank.name}, ${bank.account}`} />
      </div>
      <p className="no-print mt-8"><LocalLink to="/fund/days" className="text-link inline-flex min-h-11 items-center">{t("day.back")}</LocalLink></p>
    </>
  );
}
