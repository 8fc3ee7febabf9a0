import { pool } from "~/platform/database.server";

/**
 * Does the work while no other process does any on the same import; answers false, without doing it, when one does. The hold is a lock of the session: it ends with
 * the process, however that ends.
 */
export async function holdImport(importId: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    const { rows } = await client.query<{ held: boolean }>("SELECT pg_try_advisory_lock(hashtextextended('statement:' || $1, 13)) AS held", [importId]);
    if (!rows[0]?.held) return false;
    try {
      await work();
    } finally {
      // A connection that cannot let go of its lock must not go back to the pool.
      await client.query("SELECT pg_advisory_unlock(hashtextextended('statement:' || $1, 13))", [importId]).catch((error: Error) => (broken = error));
    }
    return true;
  } finally {
    client.release(broken);
  }
}
