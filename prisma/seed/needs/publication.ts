import type { SeedNeed } from "./shape";

/** How many days ago the nth need of the seed was published; long before its deadline when that has passed. */
export function publishedDaysAgo(need: SeedNeed, index: number): number {
  return Math.max(25, 45 - need.deadlineDays) + (index % 12);
}
