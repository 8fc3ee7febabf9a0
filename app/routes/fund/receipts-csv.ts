import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { csvTable } from "~/domain/payments/csv-table";
import { readReceiptFilters } from "~/domain/payments/receipt";
import { readAllReceipts } from "~/domain/payments/read-receipts.server";
import { translator } from "~/locales/i18n";
import { clock, vietnamDay } from "~/platform/clock.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";

const columns = ["receipts.number", "receipts.payer", "receipts.csvPrinted", "receipts.pledge", "receipts.amount", "receipts.csvPaidBy", "receipts.issued", "receipts.csvCopies", "receipt.standing"] as const;

/** The receipts as a file for spreadsheets, narrowed as the page is, for the fund and the auditor. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const filters = readReceiptFilters(new URL(request.url).searchParams);
  const t = translator(localeOf(request), "transparency");
  async function* lines() {
    for await (const { number, payerName, printedName, pledgeReference, amount, paidBy, issuedAt, reissues, valid } of readAllReceipts(viewer, filters))
      yield [number, payerName, printedName, pledgeReference, amount, t(`receipt.${paidBy}`), vietnamDay(new Date(issuedAt)), reissues, t(valid ? "receipt.valid" : "receipt.void")];
  }
  return new Response(createReadableStreamFromReadable(Readable.from(csvTable(columns.map((column) => t(column)), lines()))), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="bien-nhan-${vietnamDay(clock.now())}.csv"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
