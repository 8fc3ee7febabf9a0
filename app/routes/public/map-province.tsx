import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { needListPath } from "~/domain/needs/need-filters";
import { readCommuneMap } from "~/domain/search/read-map.server";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { MapTable, mapPlace, useDescription } from "~/routes/public/map-parts";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { ProvinceMap } from "~/ui/map/province-map";
import type { MapPlace } from "~/ui/map/vietnam-map";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";

export const handle = { ns: ["map"] };

export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "map:metaTitleOf", "map:metaDescription", { name: args.data?.province.name ?? "" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const locale = localeOf(request);
  const found = await readCommuneMap(params.province ?? "");
  if (!found) throw new Response(null, { status: 404 });
  const { province, communes } = found;
  return { province: { code: province.code, name: locale === "vi" ? province.fullNameVi : province.nameEn }, communes: communes.map((place) => mapPlace(place, locale)) };
}

/** The communes of one province that have needs. */
export default function MapOfProvince() {
  const { province, communes } = useLoaderData<typeof loader>();
  const { t } = useTranslation("map");
  const describe = useDescription();
  const listOf = ({ code }: MapPlace) => needListPath({ provinces: [province.code], communes: [code] });
  return (
    <>
      <PageHeader crumbs={[{ to: "/needs", label: t("needs") }, { to: "/map", label: t("title") }]} title={province.name} lead={t("leadOf")} />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <ProvinceMap code={province.code} name={province.name} communes={communes} describe={describe} listOf={listOf} />
        {communes.length === 0 ? (
          <div><EmptyState title={t("none.title")} action={<ButtonLink to="/map">{t("none.back")}</ButtonLink>}>{t("none.text")}</EmptyState></div>
        ) : (
          <div className="grid content-start gap-5">
            <MapTable caption={t("table.communes")} header={t("table.commune")} places={communes} to={listOf} />
            <div><ButtonLink to={needListPath({ provinces: [province.code] })}>{t("all")}</ButtonLink></div>
          </div>
        )}
      </div>
    </>
  );
}
