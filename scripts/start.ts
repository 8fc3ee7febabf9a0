import net from "node:net";
import { startWorker } from "~/jobs/worker";
import { env } from "~/platform/env.server";
import { announce } from "./announce";
import { openDatabase } from "./open-database";
import { prepareDatabase } from "./prepare-database";
import { beforeEnd, endOnSignals, failProcess, outliveStrayFailures } from "./process-end";
import { StartError } from "./start-error";
import { startWeb } from "./web";

/** `npm start` and `npm run dev`: the web server with everything it needs. Serving until a signal is how it is meant to end. */
endOnSignals({ meantToStop: true });
outliveStrayFailures();
const began = Date.now();

try {
  await mustBeFree(env.PORT);
  const database = await openDatabase({ share: false });
  await prepareDatabase(database, { seed: true });
  const web = await startWeb(env.NODE_ENV === "development" ? "development" : "production");
  if (env.WORKER === "inside") {
    const worker = await startWorker();
    beforeEnd(() => worker.stop());
  }
  beforeEnd(web.drain);
  announce(database, began);
} catch (error) {
  await failProcess(error instanceof StartError ? error.message : `The product could not start: ${(error as Error).stack ?? String(error)}`);
}

function mustBeFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      reject(new StartError(error.code === "EADDRINUSE" ? `Port ${port} is already in use: stop the other program or choose another with PORT=…` : `Port ${port} cannot be opened: ${error.message}.`));
    });
    probe.listen(port, () => probe.close(() => resolve()));
  });
}
