import { randomUUID } from "node:crypto";
import pg from "pg";
import { against, type Figure } from "./bench-figures";

const AT_ONCE = 16;

/** makePledge in this one process, spread over many needs and all on one need, against bare transactions with one insert each. `duration` is in seconds. */
export async function measurePledges(databaseUrl: string, duration: number): Promise<Figure[]> {
  process.env.TLV_DATABASE_URL = databaseUrl;
  const { makePledge } = await import("~/domain/pledges/make-pledge.server");
  const pool = new pg.Pool({ connectionString: databaseUrl, max: AT_ONCE });
  await pool.query("CREATE TABLE IF NOT EXISTS bench_row (id uuid PRIMARY KEY, written_at timestamptz DEFAULT now())");
  const baseline = await perSecond(duration, async () => {
    const client = await pool.connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO bench_row (id) VALUES ($1)", [randomUUID()]);
    await client.query("COMMIT");
    client.release();
  });
  const { rows: open } = await pool.query<{ code: string }>("SELECT code FROM need WHERE state = 'open' AND accepts_money AND code LIKE 'LOAD-%' ORDER BY quantity - units_allocated DESC LIMIT 200");
  const give = async (code: string) => {
    const made = await makePledge({ needCode: code, units: 1, mode: "money", givenAs: "person", honourName: "Đo tải", viewer: null, guest: { email: "bench@demo.tamlongvang.example", name: "Đo tải" }, locale: "vi", idempotencyKey: randomUUID() });
    if (!made.ok && made.reason !== "units-taken") throw new Error(made.reason);
  };
  const spread = await perSecond(duration, () => give(open[Math.floor(Math.random() * open.length)]!.code));
  const one = await perSecond(duration, () => give(open[0]!.code));
  await pool.query("DROP TABLE bench_row");
  await pool.end();
  const bare = { baseline: `BEGIN, one INSERT, COMMIT: ${baseline.toFixed(0)}/s` };
  return [
    against("pledges over 200 needs", spread, "/s", { least: 400 }, { ...bare, ratio: (spread / baseline).toFixed(3) }),
    against("pledges all for one need", one, "/s", { least: 300 }, { ...bare, ratio: (one / baseline).toFixed(3) }),
  ];
}

async function perSecond(duration: number, deed: () => Promise<unknown>): Promise<number> {
  const until = Date.now() + duration * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (Date.now() < until) {
        await deed();
        done += 1;
      }
    }),
  );
  return done / duration;
}
