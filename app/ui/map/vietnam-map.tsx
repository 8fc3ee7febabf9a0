import { clsx } from "clsx";
import { useTranslation } from "react-i18next";
import { LocalLink } from "~/ui/local-link";
import { archipelagos, country, coverageStep, isletPlace, place, provinceOutlines } from "~/ui/map/map-geometry";

export interface MapPlace {
  code: string;
  name: string;
  latitude: number | null;
  longitude: number | null;
  open: number;
  needs: number;
  /** Whole đồng. */
  asked: number;
  pledged: number;
}

/** The fill of each step of coverage; a place without needs is the first. */
export const coverageFills = ["fill-sunken", "fill-gold-soft", "fill-gold-line/60", "fill-pledged", "fill-action"] as const;

export interface VietnamMapProps {
  provinces: MapPlace[];
  /** What a province says to those who hear it. */
  describe: (province: MapPlace) => string;
}

/** The country by province with both archipelagos: every province a link, filled by coverage, with the number of its open needs. Drawn by the server. */
export function VietnamMap({ provinces, describe }: VietnamMapProps) {
  const { t } = useTranslation("map");
  return (
    <svg viewBox={`${country.x} ${country.y} ${country.width} ${country.height}`} role="group" aria-label={t("drawing")} className="h-auto w-full">
      {archipelagos.map((group) => (
        <g key={group.key}>
          <rect {...group.frame} rx="12" className="fill-none stroke-line-strong" strokeWidth="2" strokeDasharray="10 8" />
          <text x={group.frame.x + group.frame.width / 2} y={group.frame.y + 40} textAnchor="middle" fontSize="34" className="fill-ink">{t(`islands.${group.key}`)}</text>
          {group.islets.map((islet) => {
            const at = isletPlace(group, islet);
            return <circle key={islet.join()} cx={at.x.toFixed(1)} cy={at.y.toFixed(1)} r="3.5" className="fill-ink-soft" />;
          })}
        </g>
      ))}
      {provinces.map((province) => (
        <LocalLink key={province.code} to={`/map/${province.code}`} aria-label={describe(province)} className="group outline-none">
          <title>{describe(province)}</title>
          <path
            d={provinceOutlines[province.code]?.d ?? ""}
            strokeLinejoin="round"
            className={clsx(coverageFills[coverageStep(province.pledged, province.asked)], "stroke-line-strong stroke-2 group-hover:stroke-ink group-hover:stroke-6 group-focus-visible:stroke-action group-focus-visible:stroke-8")}
          />
        </LocalLink>
      ))}
      {provinces.map((province) => <OpenNeeds key={province.code} of={province} radius={30} text={34} />)}
    </svg>
  );
}

/** How many needs are open, in a disc where the place lies. */
export function OpenNeeds({ of, radius, text }: { of: MapPlace; radius: number; text: number }) {
  if (of.open === 0 || of.latitude === null || of.longitude === null) return null;
  const { x, y } = place(of.latitude, of.longitude);
  return (
    <g aria-hidden className="pointer-events-none">
      <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r={of.open > 99 ? radius * 1.3 : radius} className="fill-surface stroke-action-strong" strokeWidth={radius / 8} />
      <text x={x.toFixed(1)} y={y.toFixed(1)} dy="0.36em" textAnchor="middle" fontSize={text} className="fill-ink font-semibold">{of.open > 999 ? "999+" : of.open}</text>
    </g>
  );
}
