import path from "node:path";
import { env } from "~/platform/env.server";
import { alone, prepareFolder } from "./data-folder";
import { hasOwner, ownDataFolder } from "./data-folder-owner";
import { startEmbeddedPostgres } from "./embedded-postgres";
import { beforeEnd } from "./process-end";
import { findRunningPostgres } from "./running-postgres";
import { StartError } from "./start-error";

/** `sole`: nobody else can be at work on this database, because this process started it. */
export type OpenDatabase = { kind: "embedded" | "configured"; url: string; sole: boolean };

/**
 * Opens the database of this process: the one of DATABASE_URL, or the embedded one, which is stopped before the process ends. Beside a running product
 * a command may `share` its embedded database; a second product is refused, since two on one data folder would end each other's server.
 */
export async function openDatabase({ share }: { share: boolean }): Promise<OpenDatabase> {
  const database = env.DATABASE_URL ? { kind: "configured" as const, url: env.DATABASE_URL, sole: false } : await openEmbedded(share);
  process.env.TLV_DATABASE_URL = database.url;
  return database;
}

/** Closes this process's connections before it ends; asked for once the database is prepared, so that a stop does not wait for the preparing. */
export function closeConnectionsBeforeEnd(): void {
  beforeEnd(async () => {
    const { closeDatabase } = await import("~/platform/database.server");
    await closeDatabase();
  });
}

async function openEmbedded(share: boolean): Promise<OpenDatabase> {
  const folder = path.resolve(env.DATA_DIR);
  await prepareFolder(folder);
  return alone(folder, async () => {
    const running = await findRunningPostgres(folder);
    if (typeof running === "object" && (await hasOwner(running.url))) {
      if (share) return { kind: "embedded", url: running.url, sole: false };
      throw new StartError(`Another running Tấm Lòng Vàng uses the data folder ${env.DATA_DIR}: stop it first, or choose another folder with DATA_DIR=…`);
    }
    const opening = startEmbeddedPostgres(folder);
    // Stopped also when the signal comes while the server is still starting.
    beforeEnd(async () => (await opening.catch(() => undefined))?.stop());
    const { url } = await opening;
    const giveUp = await ownDataFolder(url);
    beforeEnd(giveUp);
    return { kind: "embedded", url, sole: true };
  });
}
