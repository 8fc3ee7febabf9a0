import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { readLedgerFilters, type LedgerRow } from "~/domain/payments/ledger";
import { ledgerCsv } from "~/domain/payments/ledger-csv";
import { ledgerDetail } from "~/domain/payments/ledger-detail";
import { readWholeLedger } from "~/domain/payments/read-ledger.server";
import { translator } from "~/locales/i18n";
import { clock, vietnamDay } from "~/platform/clock.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";

const columns = ["seq", "at", "documentDay", "bookDay", "kind", "account", "debit", "credit", "pledge", "by", "description"] as const;

/** The ledger as a file for spreadsheets, narrowed as the page is, for the fund and the auditor. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const filters = readLedgerFilters(new URL(request.url).searchParams);
  const t = translator(localeOf(request), "fund");
  const words = { header: columns.map((column) => t(`ledger.csvHeader.${column}`)), kind: (kind: string) => t(`ledger.transaction.${kind}`), detail: (row: LedgerRow) => ledgerDetail(row, t) };
  return new Response(createReadableStreamFromReadable(Readable.from(ledgerCsv(readWholeLedger(viewer, filters), words))), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="so-cai-${vietnamDay(clock.now())}.csv"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
