import { clsx } from "clsx";
import { useId } from "react";
import { Border, Cloth, type Paint } from "~/ui/brocade-cloth";
import { motifOf, type Thread } from "~/ui/brocade-motif";

const fills: Record<Thread | "ground", string> = { ground: "fill-weave-ground", 1: "fill-weave-1", 2: "fill-weave-2", 3: "fill-weave-3", 4: "fill-weave-4" };
const strokes: Record<Thread, string> = { 1: "stroke-weave-1", 2: "stroke-weave-2", 3: "stroke-weave-3", 4: "stroke-weave-4" };
const paint: Paint = { fill: (thread) => ({ className: fills[thread] }), stroke: (thread) => ({ className: strokes[thread] }) };

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
          <Cloth motif={motif} paint={paint} />
        </pattern>
        <pattern id={`${id}b`} width="12" height="8" x="50%" patternUnits="userSpaceOnUse">
          <Border motif={motif} paint={paint} />
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
