import { Path, Svg } from "@react-pdf/renderer";
import { certificateInk } from "~/domain/certificates/certificate-look";

const OUTER = 20;
const BAND = 24;
const TILE = 24;

type Cloth = { teal: string[]; gold: string[]; clay: string[]; ground: string[] };

/**
 * A frame of woven brocade: nested diamonds on a teal band between two gold threads, with a star in each
 * corner. The diamonds are stretched a hair so that a whole number of them fills each side.
 */
export function BrocadeBorder({ width, height }: { width: number; height: number }) {
  const cloth = weave(width, height);
  const inner = OUTER + BAND;
  return (
    <Svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} style={{ position: "absolute", top: 0, left: 0 }}>
      <Path d={frame(OUTER, width, height) + frame(inner, width, height)} fillRule="evenodd" fill={certificateInk.teal} />
      <Path d={cloth.ground.join("")} fill={certificateInk.paper} />
      <Path d={cloth.clay.join("")} fill={certificateInk.clay} />
      <Path d={cloth.teal.join("")} fill={certificateInk.teal} />
      <Path d={cloth.gold.join("")} fill={certificateInk.gold} />
      <Path d={frame(OUTER - 4, width, height)} stroke={certificateInk.gold} strokeWidth={1.6} fill="none" />
      <Path d={frame(inner + 4, width, height)} stroke={certificateInk.gold} strokeWidth={1.6} fill="none" />
      <Path d={frame(inner + 7.5, width, height)} stroke={certificateInk.goldPale} strokeWidth={0.6} fill="none" />
    </Svg>
  );
}

function weave(width: number, height: number): Cloth {
  const cloth: Cloth = { teal: [], gold: [], clay: [], ground: [] };
  const middle = OUTER + BAND / 2;
  for (const x of centres(width)) for (const y of [middle, height - middle]) tile(cloth, x.at, y, x.step / 2, BAND / 2);
  for (const y of centres(height)) for (const x of [middle, width - middle]) tile(cloth, x, y.at, BAND / 2, y.step / 2);
  for (const x of [middle, width - middle]) for (const y of [middle, height - middle]) corner(cloth, x, y);
  return cloth;
}

function centres(length: number): { at: number; step: number }[] {
  const run = length - 2 * (OUTER + BAND);
  const count = Math.round(run / TILE);
  const step = run / count;
  return Array.from({ length: count }, (_, index) => ({ at: OUTER + BAND + step * (index + 0.5), step }));
}

/** `rx`, `ry`: half of the tile; the outer diamond stops short of its edge so that a teal thread stays visible. */
function tile(cloth: Cloth, x: number, y: number, rx: number, ry: number) {
  cloth.ground.push(diamond(x, y, rx * 0.92, ry * 0.92));
  cloth.clay.push(diamond(x, y, rx * 0.7, ry * 0.7));
  cloth.teal.push(diamond(x, y, rx * 0.52, ry * 0.52));
  cloth.gold.push(diamond(x, y, rx * 0.28, ry * 0.28));
  for (const [dx, dy] of [[-1, -1], [1, -1], [-1, 1], [1, 1]] as const) {
    cloth.gold.push(diamond(x + dx * rx * 0.78, y + dy * ry * 0.78, 1.7, 1.7));
  }
}

/** An eight-pointed star, as woven in the corners of highland cloth. */
function corner(cloth: Cloth, x: number, y: number) {
  const half = BAND / 2;
  cloth.ground.push(`M${x - half} ${y - half}h${BAND}v${BAND}h${-BAND}Z`);
  cloth.teal.push(`M${x - 8} ${y - 8}h16v16h-16Z`, diamond(x, y, half - 0.6, half - 0.6));
  cloth.gold.push(diamond(x, y, 6.5, 6.5));
}

function diamond(x: number, y: number, rx: number, ry: number): string {
  const [fx, fy, right, down] = [x.toFixed(2), (y - ry).toFixed(2), rx.toFixed(2), ry.toFixed(2)];
  return `M${fx} ${fy}l${right} ${down}l${-right} ${down}l${-right} ${-down}Z`;
}

function frame(inset: number, width: number, height: number): string {
  return `M${inset} ${inset}H${width - inset}V${height - inset}H${inset}Z`;
}
