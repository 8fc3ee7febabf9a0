import { needCategories } from "~/domain/needs/need";
import { needListPath } from "~/domain/needs/need-filters";
import { db } from "~/platform/database.server";

const MOST = 20_000; // two languages each stay below the 50,000 addresses that the sitemap protocol allows in one file

/** The paths of all public pages (Vietnamese form) with the day of their last change as yyyy-mm-dd. */
export async function listPublicAddresses(): Promise<{ path: string; changedOn: string | null }[]> {
  const [needs, programmes, provinces] = await Promise.all([
    db.need.findMany({ where: { state: { in: ["open", "covered", "delivered", "closed"] } }, select: { code: true, updatedAt: true }, orderBy: { updatedAt: "desc" }, take: MOST }),
    db.programme.findMany({ select: { slug: true }, orderBy: { position: "asc" } }),
    db.$queryRaw<{ code: string }[]>`SELECT province_code AS code FROM need_facet WHERE state = 'open' GROUP BY province_code HAVING sum(needs) > 0 ORDER BY province_code`,
  ]);
  return [
    ...["/", "/needs", "/map", "/programmes", "/how-it-works", "/how-priority-works", "/transparency", "/transparency/deliveries", "/transparency/sponsors", "/verify", "/developers"].map((path) => ({ path, changedOn: null })),
    ...needCategories.map((category) => ({ path: needListPath({ categories: [category] }), changedOn: null })),
    ...provinces.map(({ code }) => ({ path: needListPath({ provinces: [code] }), changedOn: null })),
    ...provinces.map(({ code }) => ({ path: `/map/${code}`, changedOn: null })),
    ...needs.map((need) => ({ path: `/needs/${need.code}`, changedOn: need.updatedAt.toISOString().slice(0, 10) })),
    ...programmes.map((programme) => ({ path: `/programmes/${programme.slug}`, changedOn: null })),
  ];
}
