import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { closeDay } from "~/domain/treasury/close-day.server";
import { listClosings, readDayToClose } from "~/domain/treasury/read-closings.server";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { useCount } from "~/ui/unit-progress";
import { answerDeed, typedFields } from "./answer-deed.server";
import { ClosingTable } from "./closing-table";
import { FundNav } from "./fund-nav";
import { readDifferenceLines, signedDong } from "./difference-lines";
import { SignDay } from "./sign-day";

export const handle = { ns: ["fund", "treasury"] };
export const meta: MetaFunction = (args) => pageMeta(args, "treasury:days.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const query = new URL(request.url).searchParams;
  const page = Math.max(1, Math.trunc(Number(query.get("page"))) || 1);
  const [found, toClose, waiting] = await Promise.all([listClosings(viewer, page), readDayToClose(viewer, query.get("day")), readFundWaiting(viewer)]);
  return { ...found, page, toClose: toClose!, waiting, mayAct: viewer.roles.includes("fund_manager") };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const typed = typedFields(await checkedForm(request));
  const t = translator(localeOf(request), "treasury");
  const { day = "", note = "", bank = "" } = typed;
  const balance = signedDong(bank);
  const lines = readDifferenceLines(typed);
  const source = bank === typed.statement ? ("statement" as const) : ("typed" as const);
  const answer = balance === null ? { ok: false as const, reason: "balance-invalid" } : lines === null ? { ok: false as const, reason: "line-invalid" } : await closeDay({ day, bankBalance: balance, source, lines, note, viewer });
  return answerDeed(request, answer, { act: "sign", typed }, ({ closingId }) => ({ to: `/fund/days/${closingId}`, text: t("days.done", { day: day.split("-").toReversed().join("/") }) }));
}

export default function Days() {
  const { t } = useTranslation("treasury");
  const count = useCount();
  const { rows, total, pages, page, toClose, waiting, mayAct } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("days.title")} lead={t("days.lead")} />
      <SignDay toClose={toClose} mayAct={mayAct} refused={refused} />
      <section aria-labelledby="closed" className="mt-12">
        <h2 id="closed" className="text-xl font-semibold">{t("days.list")}</h2>
        <p className="mb-4 text-ink-soft">{t("days.count", { count: total, n: count(total) })}</p>
        <ClosingTable rows={rows} />
        <Pagination page={page} pageCount={pages} />
      </section>
    </>
  );
}
