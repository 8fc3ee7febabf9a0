import { redirect } from "@remix-run/node";
import { openLedgerPath, readOpenLedgerFilters, type OpenLedgerFilters, type OpenLedgerPage } from "~/domain/disclosure/open-ledger";
import { provinceOfCommune, readFilterChoices } from "~/domain/needs/read-filter-choices.server";
import { clock, vietnamYear } from "~/platform/clock.server";
import { localeOf, localHref } from "~/routes/guards/locale.server";

/** The filters of the address, set right: a commune brings its province. An address with empty fields, as forms send them, is made short first. */
export async function askedFilters(request: Request, page: OpenLedgerPage): Promise<{ filters: OpenLedgerFilters; page: number }> {
  const query = new URL(request.url).searchParams;
  const filters = readOpenLedgerFilters(query, vietnamYear(clock.now()));
  if (filters.commune) {
    const province = await provinceOfCommune(filters.commune);
    if (province === null || (filters.province && filters.province !== province)) filters.commune = null;
    else filters.province = province;
  }
  if ([...query.values()].includes("")) throw redirect(localHref(request, openLedgerPath(page, filters)));
  return { filters, page: Math.max(1, Math.trunc(Number(query.get("page"))) || 1) };
}

/** What the filters offer, in the reader's language. */
export async function filterChoices(request: Request, province: string | null) {
  const vi = localeOf(request) === "vi";
  const { provinces, communes, programmes } = await readFilterChoices(province);
  const thisYear = vietnamYear(clock.now());
  const named = ({ code, nameVi, nameEn }: { code: string; nameVi: string; nameEn: string }) => ({ value: code, label: vi ? nameVi : nameEn });
  return {
    provinces: provinces.map(named),
    communes: communes.map(named),
    programmes: programmes.map(({ slug, titleVi, titleEn }) => ({ value: slug, label: vi ? titleVi : titleEn })),
    years: Array.from({ length: 5 }, (_, before) => String(thisYear - before)).map((year) => ({ value: year, label: year })),
  };
}
