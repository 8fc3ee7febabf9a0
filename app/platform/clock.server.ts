/** The one source of the present moment, so that tests and timed deeds can be moved in time. */
let offsetMs = 0;

export const clock = {
  now(): Date {
    return new Date(Date.now() + offsetMs);
  },
  /** Moves the clock by milliseconds; for tests only. */
  travel(ms: number) {
    offsetMs += ms;
  },
  reset() {
    offsetMs = 0;
  },
};

/** The calendar day in Việt Nam (UTC+7, no summer time) as yyyy-mm-dd. */
export function vietnamDay(moment: Date): string {
  return new Date(moment.getTime() + 7 * 3600_000).toISOString().slice(0, 10);
}

export function vietnamYear(moment: Date): number {
  return Number(vietnamDay(moment).slice(0, 4));
}
