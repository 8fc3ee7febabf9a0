import { clsx } from "clsx";
import { useId } from "react";
import { motifOf, type Motif, type Thread } from "~/ui/brocade-motif";

const fills: Record<Thread, string> = { 1: "fill-weave-1", 2: "fill-weave-2", 3: "fill-weave-3", 4: "fill-weave-4" };
const strokes: Record<Thread, string> = { 1: "stroke-weave-1", 2: "stroke-weave-2", 3: "stroke-weave-3", 4: "stroke-weave-4" };

export interface BrocadeProps {
  /** What the cloth belongs to: a need's code, a page's name. */
  seed: string;
  /** A banner of full motifs, or a narrow woven ribbon to part sections. */
  shape?: "banner" | "ribbon";
  className?: string;
}

/** A quiet band of woven geometry, the same for the same seed. Purely ornamental, so hidden from screen readers. */
export function Brocade({ seed, shape = "banner", className }: BrocadeProps) {
  const id = useId().replaceAll(":", "");
  const motif = motifOf(seed);
  const ribbon = shape === "ribbon";
  return (
    <svg aria-hidden className={clsx("block w-full bg-weave-ground", ribbon ? "h-3" : "h-16", className)}>
      <defs>
        <pattern id={`${id}c`} width="48" height="48" x="50%" y="8" patternUnits="userSpaceOnUse">
          <Cloth motif={motif} />
        </pattern>
        <pattern id={`${id}b`} width="12" height="8" x="50%" patternUnits="userSpaceOnUse">
          <Border motif={motif} />
        </pattern>
      </defs>
      {ribbon ? (
        <svg y="2" height="8">
          <rect width="100%" height="8" fill={`url(#${id}b)`} />
        </svg>
      ) : (
        <>
          <rect width="100%" height="100%" fill={`url(#${id}c)`} opacity="0.75" />
          <rect width="100%" height="8" className="fill-weave-ground" />
          <rect width="100%" height="8" fill={`url(#${id}b)`} />
          <svg y="100%" overflow="visible">
            <g transform="scale(1 -1)">
              <rect width="100%" height="8" className="fill-weave-ground" />
              <rect width="100%" height="8" fill={`url(#${id}b)`} />
            </g>
          </svg>
        </>
      )}
    </svg>
  );
}

function diamond(x: number, y: number, reach: number): string {
  return `M${x} ${y - reach}l${reach} ${reach}-${reach} ${reach}-${reach}-${reach}Z`;
}

function Cloth({ motif }: { motif: Motif }) {
  const corners = [0, 48].flatMap((x) => [0, 48].map((y) => [x, y] as const));
  return (
    <>
      {motif.rings.map(({ reach, thread }, index) => (
        <path key={reach} d={diamond(24, 24, reach)} className={index % 2 === 0 ? fills[thread] : "fill-weave-ground"} />
      ))}
      <Heart motif={motif} />
      {corners.map(([x, y]) => (
        <Corner key={`${x} ${y}`} x={x} y={y} motif={motif} />
      ))}
    </>
  );
}

function Heart({ motif }: { motif: Motif }) {
  const inside = (motif.rings.length - 1) % 2 === 0 ? "fill-weave-ground" : fills[motif.heartThread];
  const paths: Record<Motif["heart"], string> = {
    diamond: diamond(24, 24, 5),
    star: `M24 18.5l1.6 3.9 3.9 1.6-3.9 1.6-1.6 3.9-1.6-3.9-3.9-1.6 3.9-1.6Z`,
    cross: "M22.5 19h3v3.5h3.5v3h-3.5v3.5h-3v-3.5H19v-3h3.5Z",
    four: [diamond(24, 20.5, 2.5), diamond(24, 27.5, 2.5), diamond(20.5, 24, 2.5), diamond(27.5, 24, 2.5)].join(""),
  };
  return <path d={paths[motif.heart]} className={inside} />;
}

function Corner({ x, y, motif }: { x: number; y: number; motif: Motif }) {
  const className = fills[motif.cornerThread];
  if (motif.corner === "diamond") {
    return (
      <>
        <path d={diamond(x, y, 14)} className={className} />
        <path d={diamond(x, y, 9)} className="fill-weave-ground" />
        <path d={diamond(x, y, 5)} className={className} />
      </>
    );
  }
  if (motif.corner === "cross") {
    return <path d={[diamond(x, y, 4), diamond(x + 8, y, 3), diamond(x - 8, y, 3), diamond(x, y + 8, 3), diamond(x, y - 8, 3)].join("")} className={className} />;
  }
  return (
    <path
      d={`${diamond(x, y, 12)}${diamond(x, y, 7)}`}
      fill="none"
      strokeWidth="2.5"
      strokeDasharray="6 2.5"
      className={strokes[motif.cornerThread]}
    />
  );
}

function Border({ motif }: { motif: Motif }) {
  const line = <rect width="12" height="1.5" className={fills[motif.borderThread]} />;
  if (motif.border === "teeth") {
    return (
      <>
        {line}
        <path d="M0 1.5h12L6 7Z" className={fills[motif.borderThread]} />
      </>
    );
  }
  if (motif.border === "zigzag") {
    return (
      <>
        {line}
        <path d="M0 3l6 4 6-4" fill="none" strokeWidth="1.5" className={strokes[motif.borderThread]} />
      </>
    );
  }
  return (
    <>
      {line}
      <path d={diamond(6, 5, 2.5)} className={fills[motif.borderThread]} />
    </>
  );
}
