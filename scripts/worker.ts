import { openDatabase } from "./open-database";

try {
  const database = await openDatabase({ seed: false });
  const { startWorker } = await import("~/jobs/worker");
  const worker = await startWorker();
  console.log("The worker is running. Stop with Ctrl-C.");
  const stop = async () => {
    await worker.stop();
    await database.close();
    process.exit(0);
  };
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
