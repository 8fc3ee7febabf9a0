import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { disclosureTables } from "~/domain/disclosure/disclosure-csv";
import { openDisclosureCsv } from "~/domain/disclosure/open-disclosure-csv.server";
import { translator } from "~/locales/i18n";
import { clock, vietnamDay } from "~/platform/clock.server";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { askedFilters } from "./transparency-loader.server";

const names = { months: "thang", programmes: "chuong-trinh", places: "dia-phuong", deliveries: "da-trao", sponsors: "nha-tai-tro" } as const;

/** A table of the open accounts as a file for spreadsheets; a table that does not exist is not found. */
export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const asked = new URL(request.url).searchParams.get("table") ?? "months";
  const table = disclosureTables.find((known) => known === asked);
  if (!table) throw new Response(null, { status: 404, statusText: "Not Found" });
  const { filters } = await askedFilters(request, "/transparency.csv");
  const locale = localeOf(request);
  const file = await openDisclosureCsv(table, filters, { vi: locale === "vi", t: translator(locale, "transparency") });
  return new Response(createReadableStreamFromReadable(Readable.from(file)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="cong-khai-${names[table]}-${vietnamDay(clock.now())}.csv"`,
      "Cache-Control": "public, max-age=60",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
