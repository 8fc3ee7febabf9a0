import { useTranslation } from "react-i18next";
import { LocalLink } from "~/ui/local-link";
import { archipelagos, boxOf, isletPlace, provinceOutlines } from "~/ui/map/map-geometry";
import { OpenNeeds, type MapPlace } from "~/ui/map/vietnam-map";

export interface ProvinceMapProps {
  code: string;
  name: string;
  communes: MapPlace[];
  describe: (commune: MapPlace) => string;
  /** Where a commune's needs are listed. */
  listOf: (commune: MapPlace) => string;
}

/** One province with a disc for each commune that has open needs. A province that an archipelago belongs to shows it beside its mainland. */
export function ProvinceMap({ code, name, communes, describe, listOf }: ProvinceMapProps) {
  const { t } = useTranslation("map");
  const box = boxOf(code);
  if (!box) return null;
  const unit = Math.max(box.width, box.height) / 400;
  const islands = archipelagos.find((group) => group.province === code);
  return (
    <div className="grid gap-4">
      <svg viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`} role="group" aria-label={t("drawingOf", { name })} className="max-h-[32rem] w-full">
        <path d={provinceOutlines[code]!.d} strokeWidth={1.5 * unit} strokeLinejoin="round" className="fill-sunken stroke-line-strong" />
        {communes.filter(({ open }) => open > 0).map((commune) => (
          <LocalLink key={commune.code} to={listOf(commune)} aria-label={describe(commune)}>
            <title>{describe(commune)}</title>
            <OpenNeeds of={commune} radius={13 * unit} text={13 * unit} />
          </LocalLink>
        ))}
      </svg>
      {islands ? (
        <svg viewBox={`${islands.frame.x} ${islands.frame.y} ${islands.frame.width} ${islands.frame.height}`} role="img" aria-label={t(`islands.${islands.key}`)} className="mx-auto w-44 rounded-lg border border-dashed border-line-strong">
          <text x={islands.frame.x + islands.frame.width / 2} y={islands.frame.y + 40} textAnchor="middle" fontSize="26" className="fill-ink">{t(`islands.${islands.key}`)}</text>
          {islands.islets.map((islet) => {
            const at = isletPlace(islands, islet);
            return <circle key={islet.join()} cx={at.x.toFixed(1)} cy={at.y.toFixed(1)} r="3.5" className="fill-ink-soft" />;
          })}
        </svg>
      ) : null}
    </div>
  );
}
