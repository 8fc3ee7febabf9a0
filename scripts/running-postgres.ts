import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

/**
 * The address of the embedded PostgreSQL under `folder` while a product is running on it; "stopped" when it is not running, "none" when there is no
 * database yet. Starting a second server on the same files would end the first, so whoever only wants to look asks here first.
 */
export async function findRunningPostgres(folder: string, database = "tamlongvang"): Promise<{ url: string } | "stopped" | "none"> {
  const dataDir = path.join(path.resolve(folder), "postgres");
  if (!(await stat(path.join(dataDir, "PG_VERSION")).catch(() => null))) return "none";
  const [pid, , , port] = (await readFile(path.join(dataDir, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  if (!pid || !port) return "stopped";
  const password = (await readFile(path.join(path.resolve(folder), "postgres-password"), "utf8").catch(() => "")).trim();
  const url = `postgresql://postgres:${password}@127.0.0.1:${port.trim()}/${database}`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return { url };
  } catch {
    return "stopped";
  } finally {
    await client.end().catch(() => {});
  }
}
