import { clock } from "~/platform/clock.server";

/** Milliseconds of a day. */
export const DAY = 86_400_000;

/**
 * Runs one deed as if it happened `daysAgo` days before now, so that the demonstration has a past that the ordinary
 * commands wrote. Runs before the server takes requests; the clock is right again afterwards, whatever happens.
 */
export async function atMoment<T>(daysAgo: number, deed: () => Promise<T>): Promise<T> {
  clock.travel(-daysAgo * DAY);
  try {
    return await deed();
  } finally {
    clock.reset();
  }
}
