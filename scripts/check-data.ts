import { checkData } from "~/domain/audit/check-data.server";
import { env } from "~/platform/env.server";
import { closeConnectionsBeforeEnd, openDatabase } from "./open-database";
import { endOnSignals, endProcess, failProcess } from "./process-end";
import { findRunningPostgres } from "./running-postgres";
import { StartError } from "./start-error";

/** `npm run check:data`: every rule the data must keep, one line each; ends with 1 when one is broken. Looks at the database of DATABASE_URL or at the embedded one. */
endOnSignals({ meantToStop: false });
const began = Date.now();
try {
  if (!env.DATABASE_URL && (await findRunningPostgres(env.DATA_DIR)) === "none")
    throw new StartError(`There is no database under ${env.DATA_DIR}: start the product first, or set DATABASE_URL.`);
  await openDatabase({ share: true });
  closeConnectionsBeforeEnd();
  const findings = await checkData(({ name, ok, found, sample }) => {
    console.log(ok ? `ok         ${name}` : `FOUND ${String(found).padEnd(4)} ${name}: ${JSON.stringify(sample)}`);
  });
  const broken = findings.filter((finding) => !finding.ok).length;
  console.log(`${findings.length - broken} of ${findings.length} checks hold (${((Date.now() - began) / 1000).toFixed(1)} s).`);
  await endProcess(broken === 0 ? 0 : 1);
} catch (error) {
  await failProcess(error instanceof StartError ? error.message : `The data could not be checked: ${sentence(error as Error & { code?: string })}`);
}

function sentence(error: Error & { code?: string }): string {
  if (error.code === "42P01" || error.code === "42703") return "this database does not hold the product's tables; run npm run migrate first.";
  return error.message || error.code || "no answer";
}
