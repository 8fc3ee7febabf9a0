import { createWriteStream, openAsBlob } from "node:fs";
import { readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { APPEAL, appealLines } from "../tests/support/appeal-statement";
import { HttpPerson } from "../tests/support/http-person";
import { tpbankRows, vietcombankCsv, writeXlsx } from "../tests/support/statement-files";

export type StatementFigures = { what: string; result: string; baseline: string; ratio: string };
type Product = { origin: string; pid: number; databaseUrl: string; folder: string; credits?: number };

const SAMPLE_MS = 100;
/** What the import of an appeal's whole statement may take. */
const MEMORY_MAX_MB = 200;

/**
 * Uploads an appeal's statement (200,318 credits worth 135,055,960,736 đồng) to the running product, as CSV, once more as a workbook of other credits, and once more
 * the same CSV: how long it takes until every row is booked, and by how much the product's own memory grows meanwhile.
 */
export async function measureStatements({ origin, pid, databaseUrl, folder, credits = APPEAL.credits }: Product): Promise<StatementFigures[]> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const { rows } = await database.query<{ id: string }>("SELECT person_id AS id FROM role_grant WHERE role = 'fund_manager' AND revoked_at IS NULL LIMIT 1");
  const person = await new HttpPerson(origin).signInAs(rows[0]!.id);
  const sum = credits === APPEAL.credits ? APPEAL.sum : undefined;
  const [csv, xlsx] = [path.join(folder, "appeal.csv"), path.join(folder, "appeal.xlsx")];
  await pipeline(Readable.from(vietcombankCsv(appealLines({ credits, sum, seed: 1 }), { closing: sum })), createWriteStream(csv));
  await writeXlsx(xlsx, tpbankRows(appealLines({ credits, sum, seed: 2 })));
  const figures: StatementFigures[] = [];
  for (const [what, file] of [["CSV", csv], ["XLSX", xlsx], ["the same CSV again", csv]] as const) figures.push(await measure(what, file));
  await database.end();
  await Promise.all([rm(csv), rm(xlsx)]);
  return figures;

  async function measure(what: string, file: string): Promise<StatementFigures> {
    const before = await memoryOf(pid);
    let most = before;
    const sampling = setInterval(() => void memoryOf(pid).then((now) => (most = Math.max(most, now))), SAMPLE_MS);
    const began = Date.now();
    const sent = await person.send("/fund/statements", {}, { statement: new File([await openAsBlob(file)], path.basename(file)) });
    const id = sent.headers.get("Location")?.split("/").at(-1);
    let checkedAt = 0;
    let state = "";
    let booked: { credits: number; sum: string; ends: string } | undefined;
    while (!["done", "refused"].includes(state)) {
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
      const [now] = (await database.query<{ state: string; credits: number; sum: string }>("SELECT state, credits, credit_sum::text AS sum FROM statement_import WHERE id = $1", [id])).rows;
      state = now!.state;
      if (state !== "checking") checkedAt ||= Date.now();
      if (state === "done") booked = { ...now!, ends: await ends(id!) };
    }
    clearInterval(sampling);
    const seconds = (Date.now() - began) / 1000;
    return {
      what: `statement, ${what}, ${((await stat(file)).size / 1048576).toFixed(0)} MB`,
      result: booked ? `${booked.credits} credits, ${booked.sum} đồng (${booked.ends}) in ${seconds.toFixed(0)} s, of which checked ${((checkedAt - began) / 1000).toFixed(0)} s` : `${state}`,
      baseline: `memory grew by ${Math.round((most - before) / 1048576)} MB of ${MEMORY_MAX_MB} at most (from ${Math.round(before / 1048576)})`,
      ratio: `${Math.round((booked?.credits ?? 0) / seconds)} rows/s`,
    };
  }

  async function ends(id: string): Promise<string> {
    const counted = await database.query<{ became: string; n: number }>("SELECT became, count(*)::int AS n FROM statement_row WHERE import_id = $1 GROUP BY became", [id]);
    return counted.rows.map(({ became, n }) => `${n} ${became}`).join(", ");
  }
}

/** Bytes of memory that a process holds now (resident set), 0 where the system does not tell. */
async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
}
