import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findArea, listCommunes, listProvinces, searchAreas } from "~/domain/areas/read-areas.server";
import { readMailFigures } from "~/domain/notifications/read-mail-figures.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { SearchForm } from "~/ui/search-form";
import { AdminNav } from "./admin-nav";
import { AreaHistoryView } from "./area-history";
import { AreaMatches, CommuneTable, ProvinceList } from "./area-lists";

const MATCHES = 50;

export const handle = { ns: ["admin"] };
export const meta: MetaFunction = (args) => pageMeta(args, "admin:areas.title");

/** `?area` opens one area, `?province` its communes, `?q` a search; otherwise the provinces. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "admin");
  const query = new URL(request.url).searchParams;
  const q = (query.get("q") ?? "").trim().slice(0, 80);
  const code = query.get("area") ?? query.get("province");
  const [{ failed }, area, provinces] = await Promise.all([readMailFigures(viewer), code ? findArea(code) : null, listProvinces()]);
  if (code && !area) throw new Response(null, { status: 404, statusText: "Not Found" });
  const isProvince = area !== null && area.code === area.provinceCode;
  return {
    failed,
    q,
    matches: q ? await searchAreas(q, { limit: MATCHES }) : null,
    area: area && {
      ...area,
      predecessors: area.predecessors.map((one) => ({ ...one, validTo: one.validTo.toISOString() })),
      designations: area.designations.map((one) => ({ ...one, validFrom: one.validFrom.toISOString(), validTo: one.validTo?.toISOString() ?? null })),
    },
    communes: isProvince ? await listCommunes(area.code) : null,
    province: (area && !isProvince && provinces.find((one) => one.code === area.provinceCode)) || null,
    provinces: q || area ? null : provinces,
  };
}

export type AreasPage = Awaited<ReturnType<typeof loader>>;

export default function Areas() {
  const { failed, q, matches, area, communes, province, provinces } = useLoaderData<typeof loader>();
  const { t } = useTranslation("admin");
  return (
    <>
      <AdminNav failedMails={failed} />
      {area ? null : <PageHeader title={t("areas.title")} lead={t("areas.lead")} />}
      {area ? <AreaHistoryView area={area} province={province} /> : null}
      {area ? null : <SearchForm label={t("areas.search")} hint={t("areas.searchHint")} value={q} maxLength={80} />}
      {matches && !area ? <AreaMatches q={q} matches={matches} full={matches.length === MATCHES} /> : null}
      {area && communes ? <CommuneTable province={area} communes={communes} /> : null}
      {provinces ? <ProvinceList provinces={provinces} /> : null}
    </>
  );
}
