import pg from "pg";

const NAME = "tam-long-vang: owner of the data folder";

/**
 * Marks the embedded database as belonging to this living process: a connection of this name that goes when the process goes, however it ends, and
 * that comes back when the database was away. Answers how to give the folder up.
 */
export async function ownDataFolder(url: string): Promise<() => Promise<void>> {
  let given = false;
  let client = new pg.Client();
  const connect = async (): Promise<void> => {
    client = new pg.Client({ connectionString: url, application_name: NAME });
    client.on("error", () => {});
    client.on("end", () => {
      if (!given) setTimeout(() => void connect().catch(() => {}), 1_000).unref();
    });
    await client.connect();
  };
  await connect();
  return async () => {
    given = true;
    await client.end();
  };
}

/** Whether a living process has marked the database as its own. A server whose product was killed has no owner. */
export async function hasOwner(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    return ((await client.query("SELECT FROM pg_stat_activity WHERE application_name = $1", [NAME])).rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}
