import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { readFundMoney } from "~/domain/payments/read-fund-money.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { DeskMoney } from "./desk-money";
import { DeskWaiting } from "./desk-waiting";
import { FundNav } from "./fund-nav";

export const handle = { ns: ["fund", "treasury"] };
export const meta: MetaFunction = (args) => pageMeta(args, "fund:desk.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const [waiting, money] = await Promise.all([readFundWaiting(viewer), readFundMoney(viewer)]);
  if (!money) throw new Response(null, { status: 403, statusText: "Forbidden" });
  return { waiting, money };
}

export default function FundDesk() {
  const { t } = useTranslation("fund");
  const { waiting, money } = useLoaderData<typeof loader>();
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("desk.title")} lead={t("desk.lead")} />
      <DeskWaiting waiting={waiting} />
      <DeskMoney money={money} />
    </>
  );
}
