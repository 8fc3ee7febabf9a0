import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { listImports } from "~/domain/payments/statements/read-imports.server";
import { canImportStatements } from "~/domain/payments/statements/statement-policy";
import { uploadStatement } from "~/domain/payments/statements/upload-statement.server";
import { translator } from "~/locales/i18n";
import { env } from "~/platform/env.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { withUploadedFile } from "~/routes/guards/uploaded-file.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { FundNav } from "./fund-nav";
import { StatementTable } from "./statement-table";
import { UploadStatement } from "./upload-statement";

export const handle = { ns: ["fund", "statements"] };
export const meta: MetaFunction = (args) => pageMeta(args, "statements:title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const page = Math.max(1, Math.trunc(Number(new URL(request.url).searchParams.get("page"))) || 1);
  const [imports, waiting] = await Promise.all([listImports(viewer, page), readFundWaiting(viewer)]);
  return { ...imports, page, waiting, mayUpload: canImportStatements(viewer), maxMb: env.STATEMENT_MAX_MB };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  return withUploadedFile(request, { field: "statement", maxBytes: env.STATEMENT_MAX_MB * 1024 * 1024 }, async ({ fields, file, tooLarge }) => {
    const review = fields.get("review") === "yes";
    if (tooLarge) return data({ reason: "tooLarge" as const, review }, { status: 413 });
    if (!file) return data({ reason: "noFile" as const, review }, { status: 400 });
    const uploaded = await uploadStatement({ viewer, ...file, review });
    if (!uploaded.ok) return data({ reason: "empty" as const, review }, { status: uploaded.reason === "empty" ? 400 : 403 });
    const t = translator(localeOf(request), "statements");
    return redirectWithFlash(request, `/fund/statements/${uploaded.importId}`, { tone: "info", text: t("upload.done", { file: file.fileName.slice(0, 80) }) });
  });
}

export default function Statements() {
  const { t } = useTranslation("statements");
  const { rows, total, pages, page, waiting, mayUpload, maxMb } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("title")} lead={t("lead")} />
      {mayUpload ? <UploadStatement maxMb={maxMb} refused={refused} /> : null}
      <section aria-labelledby="uploads" className="mt-12">
        <h2 id="uploads" className="mb-4 text-xl font-semibold">{t("list.title")}</h2>
        <StatementTable rows={rows} total={total} />
        <Pagination page={page} pageCount={pages} />
      </section>
    </>
  );
}
