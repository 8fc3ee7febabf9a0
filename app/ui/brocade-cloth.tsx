import type { Motif, Thread } from "~/ui/brocade-motif";

/** How the threads and the ground are coloured: by the page's classes, or by literal colours where there is no page. */
export interface Paint {
  fill: (thread: Thread | "ground") => { className: string } | { fill: string };
  stroke: (thread: Thread) => { className: string } | { stroke: string };
}

function diamond(x: number, y: number, reach: number): string {
  return `M${x} ${y - reach}l${reach} ${reach}-${reach} ${reach}-${reach}-${reach}Z`;
}

/** One tile of the cloth, 48 × 48. */
export function Cloth({ motif, paint }: { motif: Motif; paint: Paint }) {
  const corners = [0, 48].flatMap((x) => [0, 48].map((y) => [x, y] as const));
  return (
    <>
      {motif.rings.map(({ reach, thread }, index) => (
        <path key={reach} d={diamond(24, 24, reach)} {...paint.fill(index % 2 === 0 ? thread : "ground")} />
      ))}
      <Heart motif={motif} paint={paint} />
      {corners.map(([x, y]) => (
        <Corner key={`${x} ${y}`} x={x} y={y} motif={motif} paint={paint} />
      ))}
    </>
  );
}

function Heart({ motif, paint }: { motif: Motif; paint: Paint }) {
  const inside = (motif.rings.length - 1) % 2 === 0 ? ("ground" as const) : motif.heartThread;
  const paths: Record<Motif["heart"], string> = {
    diamond: diamond(24, 24, 5),
    star: `M24 18.5l1.6 3.9 3.9 1.6-3.9 1.6-1.6 3.9-1.6-3.9-3.9-1.6 3.9-1.6Z`,
    cross: "M22.5 19h3v3.5h3.5v3h-3.5v3.5h-3v-3.5H19v-3h3.5Z",
    four: [diamond(24, 20.5, 2.5), diamond(24, 27.5, 2.5), diamond(20.5, 24, 2.5), diamond(27.5, 24, 2.5)].join(""),
  };
  return <path d={paths[motif.heart]} {...paint.fill(inside)} />;
}

function Corner({ x, y, motif, paint }: { x: number; y: number; motif: Motif; paint: Paint }) {
  const filled = paint.fill(motif.cornerThread);
  if (motif.corner === "diamond") {
    return (
      <>
        <path d={diamond(x, y, 14)} {...filled} />
        <path d={diamond(x, y, 9)} {...paint.fill("ground")} />
        <path d={diamond(x, y, 5)} {...filled} />
      </>
    );
  }
  if (motif.corner === "cross") {
    return <path d={[diamond(x, y, 4), diamond(x + 8, y, 3), diamond(x - 8, y, 3), diamond(x, y + 8, 3), diamond(x, y - 8, 3)].join("")} {...filled} />;
  }
  return (
    <path
      d={`${diamond(x, y, 12)}${diamond(x, y, 7)}`}
      fill="none"
      strokeWidth="2.5"
      strokeDasharray="6 2.5"
      {...paint.stroke(motif.cornerThread)}
    />
  );
}

/** One tile of the woven edge, 12 × 8. */
export function Border({ motif, paint }: { motif: Motif; paint: Paint }) {
  const line = <rect width="12" height="1.5" {...paint.fill(motif.borderThread)} />;
  if (motif.border === "teeth") {
    return (
      <>
        {line}
        <path d="M0 1.5h12L6 7Z" {...paint.fill(motif.borderThread)} />
      </>
    );
  }
  if (motif.border === "zigzag") {
    return (
      <>
        {line}
        <path d="M0 3l6 4 6-4" fill="none" strokeWidth="1.5" {...paint.stroke(motif.borderThread)} />
      </>
    );
  }
  return (
    <>
      {line}
      <path d={diamond(6, 5, 2.5)} {...paint.fill(motif.borderThread)} />
    </>
  );
}
