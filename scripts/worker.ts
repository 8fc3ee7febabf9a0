import { startWorker } from "~/jobs/worker";
import { openDatabase } from "./open-database";
import { prepareDatabase } from "./prepare-database";
import { beforeEnd, endOnSignals, failProcess, outliveStrayFailures } from "./process-end";

/** `npm run worker`: works through the queue of jobs in a process of its own, until a signal. */
endOnSignals({ meantToStop: true });
outliveStrayFailures();
try {
  await prepareDatabase(await openDatabase({ share: true }), { seed: false });
  const worker = await startWorker();
  beforeEnd(() => worker.stop());
  console.log("The worker is running. Stop with Ctrl-C.");
} catch (error) {
  await failProcess((error as Error).message);
}
