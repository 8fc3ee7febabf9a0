import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { startEmbeddedPostgres, type RunningPostgres } from "../../../scripts/embedded-postgres";
import { ATTEMPTS, seededRandom } from "./load-plan";
import type { LoadProcesses } from "./load-processes";

export const KILLS = 24;
export const STOPS = 4;

/**
 * Kills processes and stops the database at moments of the load that follow from the seed, all of them before nine tenths of the attempts are
 * answered. During each stop one process more is killed, so that its successor starts while nothing answers. Ends with the database running, at
 * once when the processes are through or have failed.
 */
export async function disturb(processes: LoadProcesses, seed: number, server: RunningPostgres, restart: () => Promise<RunningPostgres>): Promise<{ stops: number }> {
  const random = seededRandom(seed ^ 0x5eed);
  const moments = (count: number) => Array.from({ length: count }, () => Math.floor(ATTEMPTS * (0.02 + random() * 0.86)));
  const kills = moments(KILLS - STOPS).map((at) => ({ at, stop: false }));
  const stopMoments = moments(STOPS).map((at) => ({ at, stop: true }));
  let running = server;
  let stops = 0;
  for (const { at, stop } of [...kills, ...stopMoments].sort((one, other) => one.at - other.at)) {
    if (!(await processes.answered(at))) break;
    await wait(random() * 25);
    if (stop) {
      await running.stop("immediate");
      stops += 1;
      await wait(50 + random() * 100);
    }
    await processes.killOne(random());
    if (stop) running = await restart();
  }
  return { stops };
}

/** Starts PostgreSQL on a port that outgoing connections never use; while it is down nobody else may take the port. */
export async function startLoadDatabase(folder: string): Promise<{ server: RunningPostgres; restart: () => Promise<RunningPostgres> }> {
  const port = await quietPort();
  const restart = () => startEmbeddedPostgres(folder, { database: "load", port });
  return { server: await restart(), restart };
}

async function quietPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(false));
      probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
}
