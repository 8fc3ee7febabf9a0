import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { readBridges } from "~/domain/instalments/read-bridges.server";
import { formatDong } from "~/domain/money";
import { listSurplusTasks } from "~/domain/surplus/read-surplus.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { FormErrors } from "~/ui/form-errors";
import { Money } from "~/ui/money";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { BridgeTable } from "./bridge-table";
import { FundNav } from "./fund-nav";
import { SurplusTasks } from "./surplus-tasks";

export const handle = { ns: ["fund", "promises"] };
export const meta: MetaFunction = (args) => pageMeta(args, "promises:fund.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const [waiting, bridges, tasks] = await Promise.all([readFundWaiting(viewer), readBridges(viewer), listSurplusTasks(viewer)]);
  if (!bridges) throw new Response(null, { status: 403, statusText: "Forbidden" });
  return { waiting, bridges, tasks };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const form = await checkedForm(request);
  const locale = localeOf(request);
  const t = translator(locale, "promises");
  const answer = await doWithMoney({ kind: "bridge", needCode: String(form.get("needCode") ?? "") }, viewer);
  if (answer.ok) return redirectWithFlash(request, answer.proposalId ? "/fund/approvals" : "/fund/promises", { tone: "success", text: t(answer.proposalId ? "fund.drawProposed" : "fund.drawn", { amount: formatDong(answer.done.amount, locale) }) });
  return data({ error: t(`fund.refused.${answer.reason}`) }, { status: 409 });
}

export default function FundPromises() {
  const { t } = useTranslation("promises");
  const { waiting, bridges, tasks } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("fund.title")} lead={t("fund.lead")} />
      <FormErrors errors={refused ? [{ message: refused.error }] : null} />
      <div className="grid gap-10">
        <p className="card p-5"><span className="block text-ink-soft">{t("fund.reserve")}</span> <Money amount={bridges.reserve} size="large" /></p>
        <BridgeTable kind="waiting" rows={bridges.waiting} reserve={bridges.mayDraw ? bridges.reserve : null} />
        <BridgeTable kind="carried" rows={bridges.carried} reserve={null} />
        <SurplusTasks tasks={tasks} />
      </div>
    </>
  );
}
