import type { LoaderFunctionArgs } from "@remix-run/node";
import { refundListCsv } from "~/domain/treasury/read-refunds.server";
import { translator } from "~/locales/i18n";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";

const columns = ["n", "holder", "account", "bank", "amount", "memo"] as const;

/** A payment list of refunds as a file for the bank; it carries bank accounts, so it is for the fund alone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const t = translator(localeOf(request), "treasury");
  const list = await refundListCsv(viewer, params.id ?? "", columns.map((column) => t(`refunds.csv.${column}`)));
  if (!list) throw new Response(null, { status: 404, statusText: "Not Found" });
  return new Response(list.csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${list.number}.csv"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
