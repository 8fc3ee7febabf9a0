import type { Motif, Thread } from "~/ui/brocade-motif";

/** How the threads and the ground are coloured: attributes that name the page's classes, or literal colours where there is no page. */
export interface Paint {
  fill: (thread: Thread | "ground") => string;
  stroke: (thread: Thread) => string;
}

const fills: Record<Thread | "ground", string> = { ground: "fill-weave-ground", 1: "fill-weave-1", 2: "fill-weave-2", 3: "fill-weave-3", 4: "fill-weave-4" };
const strokes: Record<Thread, string> = { 1: "stroke-weave-1", 2: "stroke-weave-2", 3: "stroke-weave-3", 4: "stroke-weave-4" };
const classes: Paint = { fill: (thread) => `class="${fills[thread]}"`, stroke: (thread) => `class="${strokes[thread]}"` };

/** The inside of an SVG: a banner of full motifs with a border above and below, or a ribbon of the border alone. It holds numbers and names of colours only. */
export function woven(motif: Motif, shape: "banner" | "ribbon", id: string): string {
  const border = `<pattern id="${id}b" width="12" height="8" x="50%" patternUnits="userSpaceOnUse">${wovenEdge(motif, classes)}</pattern>`;
  const edging = `<rect width="100%" height="8" fill="url(#${id}b)"/>`;
  if (shape === "ribbon") return `<defs>${border}</defs><svg y="2" height="8">${edging}</svg>`;
  const cloth = `<pattern id="${id}c" width="48" height="48" x="50%" y="8" patternUnits="userSpaceOnUse">${clothTile(motif, classes)}</pattern>`;
  const edged = `<rect width="100%" height="8" ${classes.fill("ground")}/>${edging}`;
  return `<defs>${cloth}${border}</defs><rect width="100%" height="100%" fill="url(#${id}c)" opacity="0.75"/>${edged}<svg y="100%" overflow="visible"><g transform="scale(1 -1)">${edged}</g></svg>`;
}

const filled = (d: string, painted: string) => `<path d="${d}" ${painted}/>`;
const drawn = (d: string, painted: string, width: number, dashes = "") => `<path d="${d}" fill="none" stroke-width="${width}"${dashes} ${painted}/>`;

function diamond(x: number, y: number, reach: number): string {
  return `M${x} ${y - reach}l${reach} ${reach}-${reach} ${reach}-${reach}-${reach}Z`;
}

/** One tile of the cloth, 48 × 48, as the inside of an SVG. */
export function clothTile(motif: Motif, paint: Paint): string {
  const rings = motif.rings.map(({ reach, thread }, index) => filled(diamond(24, 24, reach), paint.fill(index % 2 === 0 ? thread : "ground")));
  const corners = [0, 48].flatMap((x) => [0, 48].map((y) => corner(x, y, motif, paint)));
  return [...rings, heart(motif, paint), ...corners].join("");
}

function heart(motif: Motif, paint: Paint): string {
  const inside = (motif.rings.length - 1) % 2 === 0 ? "ground" : motif.heartThread;
  const paths: Record<Motif["heart"], string> = {
    diamond: diamond(24, 24, 5),
    star: `M24 18.5l1.6 3.9 3.9 1.6-3.9 1.6-1.6 3.9-1.6-3.9-3.9-1.6 3.9-1.6Z`,
    cross: "M22.5 19h3v3.5h3.5v3h-3.5v3.5h-3v-3.5H19v-3h3.5Z",
    four: [diamond(24, 20.5, 2.5), diamond(24, 27.5, 2.5), diamond(20.5, 24, 2.5), diamond(27.5, 24, 2.5)].join(""),
  };
  return filled(paths[motif.heart], paint.fill(inside));
}

function corner(x: number, y: number, { corner, cornerThread }: Motif, paint: Paint): string {
  const thread = paint.fill(cornerThread);
  if (corner === "diamond") return filled(diamond(x, y, 14), thread) + filled(diamond(x, y, 9), paint.fill("ground")) + filled(diamond(x, y, 5), thread);
  if (corner === "cross") return filled([diamond(x, y, 4), diamond(x + 8, y, 3), diamond(x - 8, y, 3), diamond(x, y + 8, 3), diamond(x, y - 8, 3)].join(""), thread);
  return drawn(`${diamond(x, y, 12)}${diamond(x, y, 7)}`, paint.stroke(cornerThread), 2.5, ' stroke-dasharray="6 2.5"');
}

/** One tile of the woven edge, 12 × 8, as the inside of an SVG. */
export function wovenEdge({ border, borderThread }: Motif, paint: Paint): string {
  const line = `<rect width="12" height="1.5" ${paint.fill(borderThread)}/>`;
  if (border === "teeth") return line + filled("M0 1.5h12L6 7Z", paint.fill(borderThread));
  if (border === "zigzag") return line + drawn("M0 3l6 4 6-4", paint.stroke(borderThread), 1.5);
  return line + filled(diamond(6, 5, 2.5), paint.fill(borderThread));
}
