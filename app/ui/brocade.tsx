import { clsx } from "clsx";
import { useId } from "react";
import { woven } from "~/ui/brocade-cloth";
import { motifOf } from "~/ui/brocade-motif";

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
  const ribbon = shape === "ribbon";
  // Drawn as one text: as elements, the cloth of a list of needs was a third of what the page had to render and to bring to life.
  return <svg aria-hidden className={clsx("block w-full bg-weave-ground", ribbon ? "h-3" : "h-16", className)} dangerouslySetInnerHTML={{ __html: woven(motifOf(seed), shape, id) }} />;
}
