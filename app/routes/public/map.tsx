import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { recentProvinceMap } from "~/domain/search/read-map.server";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { MapLegend, MapTable, mapPlace, useDescription } from "~/routes/public/map-parts";
import { VietnamMap } from "~/ui/map/vietnam-map";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { useCount } from "~/ui/unit-progress";

export const handle = { ns: ["map"] };

export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "map:metaTitle", "map:metaDescription");

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const locale = localeOf(request);
  return { provinces: (await recentProvinceMap()).map((place) => mapPlace(place, locale)) };
}

/** Needs and coverage by province, as a drawing and as the same in a table. */
export default function MapOfNeeds() {
  const { provinces } = useLoaderData<typeof loader>();
  const { t } = useTranslation("map");
  const count = useCount();
  const describe = useDescription();
  const withNeeds = provinces.filter(({ needs }) => needs > 0);
  const open = provinces.reduce((sum, province) => sum + province.open, 0);
  return (
    <>
      <PageHeader crumbs={[{ to: "/needs", label: t("needs") }]} title={t("title")} lead={t("lead")} />
      <p className="mb-6 text-lg font-semibold">{t("sum", { count: open, n: count(open), provinces: count(withNeeds.length) })}</p>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <figure>
          <VietnamMap provinces={provinces} describe={describe} />
          <MapLegend />
        </figure>
        <MapTable caption={t("table.provinces")} header={t("table.province")} places={withNeeds} to={({ code }) => `/map/${code}`} />
      </div>
    </>
  );
}
