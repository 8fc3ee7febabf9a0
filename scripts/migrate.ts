import { openDatabase } from "./open-database";

try {
  const database = await openDatabase({ seed: false });
  await database.close();
  console.log("The database is up to date.");
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
