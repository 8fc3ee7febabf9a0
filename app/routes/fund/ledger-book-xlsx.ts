import type { LoaderFunctionArgs } from "@remix-run/node";
import { readBookAsked } from "~/domain/disclosure/ledger-book";
import { ledgerBookXlsx } from "~/domain/disclosure/ledger-book-xlsx";
import { bookYears, listBookAccounts, readBookLines } from "~/domain/disclosure/read-ledger-book.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { bookWords } from "./ledger-book-words.server";

/** The ledger book of a year as a workbook that is made while it is downloaded, for the fund and the auditor. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const asked = readBookAsked(new URL(request.url).searchParams, await bookYears());
  const accounts = await listBookAccounts(viewer, asked);
  return new Response(ledgerBookXlsx(readBookLines(viewer, asked, accounts), asked, bookWords(localeOf(request))), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="so-chi-tiet-${asked.year}${asked.kind ? `-${asked.kind}` : ""}.xlsx"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
