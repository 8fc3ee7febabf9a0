import pg from "pg";
import { ATTEMPTS, attemptAt, LANES_PER_PROCESS, PROCESSES, UNITS_PER_NEED } from "./load-plan";
import { loadSettings, tellProgress } from "./load-settings";

/**
 * The negative control: the same attempts by as many processes and lanes, on tables without the constraint, by code that reads how many units are
 * left and then writes, without a lock. Were it to give no unit twice, the load would prove nothing about the product.
 */
const { seed, slot } = loadSettings();
const pool = new pg.Pool({ connectionString: process.env.TLV_DATABASE_URL, max: LANES_PER_PROCESS });
await Promise.all(Array.from({ length: LANES_PER_PROCESS }, (_, lane) => run(slot * LANES_PER_PROCESS + lane)));
await pool.end();
tellProgress(ATTEMPTS);
process.disconnect?.();

async function run(lane: number) {
  for (let index = lane; index < ATTEMPTS; index += PROCESSES * LANES_PER_PROCESS) {
    const { needCode, units } = attemptAt(seed, index);
    const { rows } = await pool.query<{ given: number }>("SELECT units_allocated AS given FROM careless_need WHERE code = $1", [needCode]);
    const { given } = rows[0]!;
    if (UNITS_PER_NEED - given < units) continue;
    await pool.query("INSERT INTO careless_allocation (code, units) VALUES ($1, int4range($2, $3))", [needCode, given + 1, given + units + 1]);
    await pool.query("UPDATE careless_need SET units_allocated = $2 WHERE code = $1", [needCode, given + units]);
  }
}
