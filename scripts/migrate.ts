import { openDatabase } from "./open-database";
import { prepareDatabase } from "./prepare-database";
import { endOnSignals, endProcess, failProcess } from "./process-end";

/** `npm run migrate`: brings the database up to date, without data. */
endOnSignals({ meantToStop: false });
try {
  await prepareDatabase(await openDatabase({ share: true }), { seed: false });
  console.log("The database is up to date.");
  await endProcess(0);
} catch (error) {
  await failProcess((error as Error).message);
}
