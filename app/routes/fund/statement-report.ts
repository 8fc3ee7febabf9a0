import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { importReport } from "~/domain/payments/statements/import-report";
import { readWholeImport } from "~/domain/payments/statements/read-import-rows.server";
import { findImport } from "~/domain/payments/statements/read-imports.server";
import { translator } from "~/locales/i18n";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { rowSentence } from "./statement-words";

const columns = ["number", "day", "in", "out", "memo", "payer", "reference", "pledge", "became"] as const;

/** What became of every row of a statement, as a file for spreadsheets, for the fund and the auditor. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const statement = await findImport(viewer, params.id ?? "");
  if (!statement) throw new Response(null, { status: 404, statusText: "Not Found" });
  const locale = localeOf(request);
  const [t, ofFund, ofDebits] = [translator(locale, "statements"), translator(locale, "fund"), translator(locale, "debits")];
  const refused = statement.state === "refused" || statement.state === "discarded";
  const words = { t, locale, refused, outcome: (key: string) => ofFund(`outcome.${key}`), meaning: (key: string) => ofDebits(`meaning.${key}`) };
  const report = importReport(readWholeImport(viewer, statement.id), { header: columns.map((column) => t(`csv.${column}`)), became: (row) => rowSentence(row, words) });
  return new Response(createReadableStreamFromReadable(Readable.from(report)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="sao-ke-${statement.uploadedAt.slice(0, 10)}-${statement.id.slice(0, 8)}.csv"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
