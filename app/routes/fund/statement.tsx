import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { listImportRows } from "~/domain/payments/statements/read-import-rows.server";
import { findImport } from "~/domain/payments/statements/read-imports.server";
import { readRowFilters } from "~/domain/payments/statements/statement-view";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { ButtonLink } from "~/ui/button";
import { LocalLink } from "~/ui/local-link";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { decideOnStatement } from "./decide-on-statement.server";
import { FundNav } from "./fund-nav";
import { StatementBadge } from "./statement-badge";
import { StatementDecide } from "./statement-decide";
import { StatementFacts } from "./statement-facts";
import { StatementFaults } from "./statement-faults";
import { StatementMapping } from "./statement-mapping";
import { StatementNow } from "./statement-now";
import { StatementRows } from "./statement-rows";

export const handle = { ns: ["fund", "statements", "debits"] };
export const meta: MetaFunction = (args) => pageMeta(args, "statements:import.metaTitle");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const id = params.id ?? "";
  const filters = readRowFilters(new URL(request.url).searchParams);
  const [statement, rows, waiting] = await Promise.all([findImport(viewer, id), listImportRows(viewer, id, filters), readFundWaiting(viewer)]);
  if (!statement) throw new Response(null, { status: 404, statusText: "Not Found" });
  return { statement, rows, filters, waiting };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const form = await checkedForm(request);
  const importId = params.id ?? "";
  const answer = await decideOnStatement({ form, importId, viewer, locale: localeOf(request) });
  if (answer.ok) return redirectWithFlash(request, `/fund/statements/${importId}`, { tone: "success", text: answer.text });
  return data({ result: answer.result }, { status: 400 });
}

export default function Statement() {
  const { t } = useTranslation("statements");
  const { statement, rows, filters, waiting } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { id, state, fileName, layout, progress } = statement;
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader
        title={<span className="break-all">{fileName}</span>}
        crumbs={[{ to: "/fund/statements", label: t("title") }]}
        eyebrow={<><StatementBadge state={state} progress={progress} /> {layout}</>}
        actions={rows.total > 0 || filters.show !== "all" ? (
          <ButtonLink to={`/fund/statements/${id}/report.csv`} variant="secondary" reloadDocument icon={<Download aria-hidden className="size-5" />}>{t("import.report")}</ButtonLink>
        ) : null}
      />
      <StatementNow statement={statement} />
      {state === "refused" ? <StatementFaults faults={statement.faults} count={statement.faultCount} /> : null}
      {state === "needs_mapping" && statement.preview && statement.mayDecide ? <StatementMapping preview={statement.preview} result={result} /> : null}
      <div className="mt-8 grid gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:gap-8">
        <div className="grid content-start gap-6 lg:col-start-2">
          <StatementDecide statement={statement} result={result} />
        </div>
        <div className="lg:col-start-1 lg:row-start-1">
          <StatementFacts statement={statement} />
        </div>
      </div>
      {state === "needs_mapping" ? null : <StatementRows statement={statement} rows={rows} filters={filters} />}
      <p className="mt-8"><LocalLink to="/fund/statements" className="text-link inline-flex min-h-11 items-center">{t("import.back")}</LocalLink></p>
    </>
  );
}
