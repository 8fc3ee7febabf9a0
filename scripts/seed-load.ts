import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import pg from "pg";
import { makeReference } from "~/domain/payments/pledge-reference";
import { env } from "~/platform/env.server";
import { openDatabase } from "./open-database";
import { prepareDatabase } from "./prepare-database";
import { endOnSignals, endProcess, failProcess } from "./process-end";

const BATCH = 5_000;

/**
 * Fills the database with a large, realistic, repeatable set of needs for measuring: `npm run seed:load -- --needs 100000 [--seed 0.42]`. Texts and
 * prices come from the demonstration's needs, places from today's communes; about a third carry pledges. Everything is marked as demonstration.
 */
endOnSignals({ meantToStop: false });
const { values } = parseArgs({ args: process.argv.slice(2), options: { needs: { type: "string", default: "100000" }, seed: { type: "string", default: "0.42" } } });
const wanted = Number(values.needs);
const seed = Number(values.seed);
if (!Number.isInteger(wanted) || wanted < 1 || wanted > 5_000_000) await failProcess("--needs must be a whole number from 1 to 5,000,000.");
if (!(seed >= -1 && seed <= 1)) await failProcess("--seed must be a number from -1 to 1.");
if (!env.demo) await failProcess("The load data are demonstration data: set DEMO=1 to say that this database may hold them.");

let client = new pg.Client();
try {
  const database = await openDatabase({ share: true });
  await prepareDatabase(database, { seed: true });
  client = new pg.Client({ connectionString: database.url });
  client.on("error", () => {});
  await client.connect();
  await load();
  await client.end();
  console.log("\nDone.");
  await endProcess(0);
} catch (error) {
  await failProcess(`\nThe load data could not be written: ${(error as Error).message}`);
}

async function load() {
  const began = Date.now();
  await client.query("SELECT setseed($1)", [seed]);
  await client.query("CREATE TEMP TABLE template AS SELECT row_number() OVER (ORDER BY code) AS n, * FROM need WHERE code NOT LIKE 'LOAD-%'");
  await client.query("CREATE TEMP TABLE place AS SELECT row_number() OVER (ORDER BY code) AS n, * FROM area WHERE level = 'commune' AND valid_to IS NULL");
  // Without knowing how large they are, the first needs are written by a plan that takes a hundred times as long.
  await client.query("ANALYZE template, place, need, area, need_search, need_words");
  const { rows } = await client.query<{ templates: string; places: string }>("SELECT (SELECT count(*) FROM template) AS templates, (SELECT count(*) FROM place) AS places");
  if (Number(rows[0]!.templates) === 0 || Number(rows[0]!.places) === 0) throw new Error("The database holds no demonstration needs to take texts and prices from.");
  const { rows: last } = await client.query<{ last: number }>("SELECT coalesce(max(substring(code FROM '[0-9]+$')::int), 0) AS last FROM need WHERE code LIKE 'LOAD-%'");
  const from = last[0]!.last;
  const sponsor = await loadSponsor();
  const newReference = await referencesAfter(from);
  for (let done = 0; done < wanted; done += BATCH) {
    const count = Math.min(BATCH, wanted - done);
    await client.query("BEGIN");
    await insertPledges(await insertNeeds(from + done, count, Number(rows[0]!.templates), Number(rows[0]!.places)), sponsor, newReference);
    await client.query("COMMIT");
    process.stdout.write(`\r${(done + count).toLocaleString("en")} of ${wanted.toLocaleString("en")} needs, ${((Date.now() - began) / 1000).toFixed(0)} s `);
  }
  const { rankNeeds } = await import("~/domain/needs/priority/rank-needs.server");
  const ranking = Date.now();
  console.log(`\n${(await rankNeeds()).toLocaleString("en")} needs ranked, ${((Date.now() - ranking) / 1000).toFixed(0)} s`);
  await client.query("SELECT fold_need_facets()");
  await client.query("ANALYZE");
}

/** Pledge references that follow from the seed, none of which the database has. */
async function referencesAfter(from: number): Promise<() => string> {
  const { rows } = await client.query<{ reference: string }>("SELECT reference FROM pledge");
  const taken = new Set(rows.map((row) => row.reference));
  let drawn = 0;
  const bytes = (size: number) => createHash("sha256").update(`${seed} ${from} ${(drawn += 1)}`).digest().subarray(0, size);
  return () => {
    let reference = makeReference(bytes);
    while (taken.has(reference)) reference = makeReference(bytes);
    taken.add(reference);
    return reference;
  };
}

async function insertNeeds(from: number, count: number, templates: number, places: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string; code: string }>(
    `WITH drawn AS MATERIALIZED (
       SELECT i, 1 + floor(random() * $3)::int AS t, 1 + floor(random() * $4)::int AS p, random() AS size, random() AS days, random() AS waited
       FROM generate_series($1::int + 1, $1::int + $2::int) AS i)
     INSERT INTO need (code, category, state, title_vi, title_en, story_vi, story_en, unit_vi, unit_en, unit_buys_vi, unit_buys_en, unit_price, quantity, accepts_money,
       accepts_in_kind, beneficiaries, age_band, area_code, area_valid_from, province_code, place_vi, place_en, receiver_id, programme_id, deadline,
       state_support_vi, state_support_en, demo, published_at)
     SELECT 'LOAD-' || (CASE t.category WHEN 'meals' THEN 'MEAL' WHEN 'equipment' THEN 'EQUIP' WHEN 'scholarships' THEN 'SCHOL' WHEN 'health_checks' THEN 'HEALTH'
         WHEN 'warm_clothing' THEN 'WARM' WHEN 'play_points' THEN 'PLAY' WHEN 'books_study' THEN 'BOOK' ELSE 'COUNS' END) || '-' || lpad(d.i::text, 7, '0'),
       t.category, 'open', t.title_vi || ' · ' || p.full_name_vi, t.title_en || ' · ' || p.name_en, t.story_vi, t.story_en, t.unit_vi, t.unit_en, t.unit_buys_vi, t.unit_buys_en,
       t.unit_price, greatest(2, least(20000, (t.quantity * (0.3 + 1.4 * d.size))::int)), t.accepts_money, t.accepts_in_kind, t.beneficiaries, t.age_band,
       p.code, p.valid_from, p.province_code, p.full_name_vi, p.name_en, t.receiver_id, t.programme_id, current_date + (5 + d.days * 240)::int,
       t.state_support_vi, t.state_support_en, true, now() - (d.waited * 150)::int * interval '1 day'
     FROM drawn d JOIN template t ON t.n = d.t JOIN place p ON p.n = d.p
     RETURNING id, code`,
    [from, count, templates, places],
  );
  // The order of insertion is the planner's choice; the running number at the end of the code is not.
  return rows.sort((one, other) => one.code.slice(-7).localeCompare(other.code.slice(-7))).map((row) => row.id);
}

/** About a third of the needs get one accepted promise of goods over part of their units: allocations without any money in the ledger. */
async function insertPledges(needs: string[], sponsor: { sponsorId: string; personId: string }, newReference: () => string) {
  const chosen = needs.filter((_id, index) => index % 3 === 0);
  const references = chosen.map(newReference);
  await client.query(
    `WITH share AS MATERIALIZED (SELECT id, reference, random() * 0.9 AS part FROM unnest($1::uuid[], $2::text[]) AS r (id, reference)),
     drawn AS MATERIALIZED (
       SELECT n.id, n.unit_price, n.quantity, s.reference, greatest(1, floor(n.quantity * s.part)::int) AS units FROM share s JOIN need n ON n.id = s.id),
     made AS (
       INSERT INTO pledge (reference, need_id, sponsor_id, person_id, given_as, honour_name, mode, units, unit_price, amount, state, hold_expires_at, demo, confirmed_at)
       SELECT reference, id, $3, $4, 'organisation', 'Doanh nghiệp minh họa', 'in_kind', units, unit_price, units * unit_price, 'confirmed', now(), true, now() FROM drawn
       RETURNING id, need_id, units),
     allocated AS (INSERT INTO allocation (need_id, pledge_id, units) SELECT need_id, id, int4range(1, units + 1) FROM made)
     UPDATE need SET units_allocated = made.units, units_paid = made.units FROM made WHERE need.id = made.need_id`,
    [chosen, references, sponsor.sponsorId, sponsor.personId],
  );
}

async function loadSponsor(): Promise<{ sponsorId: string; personId: string }> {
  const { rows: person } = await client.query<{ id: string }>(
    `INSERT INTO person (email, display_name, demo) VALUES ('load@demo.tamlongvang.example', 'Dữ liệu đo tải (minh họa)', true)
     ON CONFLICT (email) DO UPDATE SET display_name = excluded.display_name RETURNING id`,
  );
  const { rows: sponsor } = await client.query<{ id: string }>(
    `INSERT INTO sponsor (kind, person_id) VALUES ('person', $1) ON CONFLICT (person_id) DO UPDATE SET kind = excluded.kind RETURNING id`,
    [person[0]!.id],
  );
  return { sponsorId: sponsor[0]!.id, personId: person[0]!.id };
}
