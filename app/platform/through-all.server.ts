import { isOutage } from "./database-outage";
import { log } from "./log.server";
import { metrics } from "./metrics.server";

/**
 * Does the deed of a timed job for every subject that `next` finds, batch after batch, until nothing new is found: `next` leaves out the ids it is given,
 * which have had their turn. A subject that fails is logged, counted and passed over, so that it keeps nobody else waiting, in this run or the next;
 * only when the database is away the run ends, since everything else would fail as well. It also ends when `most` deeds are done; the rest is for the
 * next one. Answers how many deeds were done; one that answers false found nothing to do.
 */
export async function throughAll<T extends { id: string }>(task: string, next: (passed: string[]) => Promise<readonly T[]>, deed: (subject: T) => Promise<boolean | number | void>, most = Infinity): Promise<number> {
  const passed: string[] = [];
  let done = 0;
  for (let batch = await next(passed); batch.length > 0; batch = await next(passed))
    for (const subject of batch) {
      if (done >= most) return done;
      passed.push(subject.id);
      try {
        done += Number((await deed(subject)) ?? true);
      } catch (error) {
        if (isOutage(error)) throw error;
        metrics().timedFailures.inc({ task });
        log.error({ err: error, task, subject: subject.id }, "a timed deed failed for one subject; the others go on");
      }
    }
  return done;
}

/** The same for subjects that are known beforehand. */
export async function eachOf<T extends { id: string }>(task: string, subjects: readonly T[], deed: (subject: T) => Promise<boolean | number | void>): Promise<number> {
  return throughAll(task, (passed) => Promise.resolve(passed.length === 0 ? subjects : []), deed);
}
