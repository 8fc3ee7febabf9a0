import type { SeedNeed } from "./shape";

/** How many days ago the nth need of the seed was published: as it says itself, else long before its deadline when that has passed. */
export function publishedDaysAgo(need: SeedNeed, index: number): number {
  return need.publishedDaysAgo ?? Math.max(25, 45 - need.deadlineDays) + (index % 12);
}
