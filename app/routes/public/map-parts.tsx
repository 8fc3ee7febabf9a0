import { useTranslation } from "react-i18next";
import type { MappedPlace } from "~/domain/search/read-map.server";
import { DataTable } from "~/ui/data-table";
import { LocalLink } from "~/ui/local-link";
import { coverageFills, type MapPlace } from "~/ui/map/vietnam-map";
import { Money } from "~/ui/money";
import { useLocale } from "~/ui/use-locale";

/** A place as the pages read it, in the reader's language. */
export function mapPlace({ nameVi, nameEn, asked, pledged, ...place }: MappedPlace, locale: "vi" | "en"): MapPlace {
  return { ...place, name: locale === "vi" ? nameVi : nameEn, asked: Number(asked), pledged: Number(pledged) };
}

/** What a place says in one sentence: its name, its open needs, how much of what they ask for is given. */
export function useDescription(): (place: MapPlace) => string {
  const { t } = useTranslation("map");
  const share = useShare();
  return (place) => (place.needs === 0 ? t("place.none", { name: place.name }) : t("place.needs", { count: place.open, n: place.open, name: place.name, share: share(place) }));
}

/** What the fills mean. */
export function MapLegend() {
  const { t } = useTranslation("map");
  return (
    <figcaption className="mt-4 grid gap-2 text-sm text-ink-soft">
      <p>{t("legend.title")}</p>
      <ul className="flex flex-wrap gap-x-5 gap-y-1.5">
        {coverageFills.map((fill, step) => (
          <li key={fill} className="flex items-center gap-2">
            <svg aria-hidden className="size-4 shrink-0"><rect width="100%" height="100%" rx="3" className={`${fill} stroke-line-strong`} /></svg>
            {t(`legend.step${step}`)}
          </li>
        ))}
      </ul>
      <p>{t("legend.source")}</p>
    </figcaption>
  );
}

/** The same as the drawing says, as a table. */
export function MapTable({ caption, header, places, to }: { caption: string; header: string; places: MapPlace[]; to: (place: MapPlace) => string }) {
  const { t } = useTranslation("map");
  const share = useShare();
  return (
    <DataTable
      caption={caption}
      className="self-start"
      rows={places}
      rowKey={({ code }) => code}
      columns={[
        { key: "name", header, primary: true, cell: (place) => <LocalLink to={to(place)} className="text-link inline-flex min-h-11 items-center">{place.name}</LocalLink> },
        { key: "open", header: t("table.open"), align: "end", cell: ({ open }) => open },
        { key: "left", header: t("table.left"), align: "end", cell: ({ asked, pledged }) => <Money amount={asked - pledged} /> },
        { key: "share", header: t("table.share"), align: "end", cell: share },
      ]}
    />
  );
}

function useShare(): (place: MapPlace) => string {
  const locale = useLocale();
  const percent = new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-GB", { style: "percent", maximumFractionDigits: 0 });
  return ({ asked, pledged }) => percent.format(asked > 0 ? pledged / asked : 0);
}
