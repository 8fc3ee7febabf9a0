import type { LoaderFunctionArgs } from "@remix-run/node";
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { db, pool, transact } from "~/platform/database.server";
import { forgetEndedConnections } from "~/platform/page-version.server";
import { sharedAddress } from "~/routes/public/shared-address";
import { seedDemonstration } from "../../prisma/seed/seed-demonstration";
import { kept } from "../support/worker-database";

/** Added up by a job from differences that need_search brings: whenever its sums change, need_search has changed. The words known to the spelling are the needs' own. */
const FOLLOWS = ["need_facet", "search_word"];

const routes = import.meta.glob<{ loader?: (args: LoaderFunctionArgs) => Promise<unknown> }>("../../app/routes/public/{home,needs,need,map,map-province,programmes,programme,how-it-works}.tsx");
const version = async () => (await pool().query<{ version: string }>("SELECT page_version() AS version")).rows[0]!.version;

beforeAll(async () => {
  kept.tlvKeepsData = true;
  await seedDemonstration();
}, 240_000);

describe("what the database says has changed", () => {
  it("covers every table that a page for everybody reads", async () => {
    const { rows: told } = await pool().query<{ name: string }>("SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'page_changes'");
    const read = new Set<string>();
    const original = pg.Client.prototype.query;
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      const text = typeof args[0] === "string" ? args[0] : (args[0] as { text?: string }).text ?? "";
      for (const [, name] of text.matchAll(/\b(?:FROM|JOIN)\s+(?:"public"\.)?"?([a-z_]+)"?/gi)) read.add(name!);
      return (original as (...given: unknown[]) => unknown).apply(this, args);
    } as typeof original;
    try {
      for (const [file, address, params] of await pages()) {
        expect(sharedAddress(address), address).not.toBeNull();
        const { loader } = await routes[`../../app/routes/public/${file}.tsx`]!();
        await loader!({ request: new Request(`http://localhost:3000${address}`), params, context: { forEverybody: true } });
      }
    } finally {
      pg.Client.prototype.query = original;
    }
    const { rows: tables } = await pool().query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
    const wanted = tables.map(({ name }) => name).filter((name) => read.has(name) && !FOLLOWS.includes(name));
    expect(wanted).toEqual(expect.arrayContaining(["need", "need_search", "event", "area", "programme", "delivery", "certificate", "reading"]));
    expect(wanted.filter((name) => !told.some((one) => one.name === name))).toEqual([]);
  });

  it.each([
    ["a need's units", "UPDATE need SET units_delivered = units_delivered WHERE code = (SELECT min(code) FROM need)"],
    ["a programme", "UPDATE programme SET position = position"],
    ["a place", "UPDATE area SET latitude = latitude WHERE code = '31'"],
    ["a certificate", "UPDATE certificate SET state = state"],
  ])("is told of %s, once it is committed", async (_what, statement) => {
    const before = await version();
    const client = await pool().connect();
    try {
      await client.query("BEGIN");
      await client.query(statement);
      expect(await version()).toBe(before);
      await client.query("ROLLBACK");
      expect(await version()).toBe(before);
      await client.query(`BEGIN; SAVEPOINT half; ${statement}; ROLLBACK TO half; ${statement}; COMMIT`);
      expect(await version()).not.toBe(before);
    } finally {
      client.release();
    }
  });

  it("is told of an event of a need and not of somebody who signed in", async () => {
    const note = (kind: string, subject: string) =>
      pool().query("INSERT INTO event (kind, subject_type, subject_id, actor_role, occurred_at, payload) VALUES ($1, $2, gen_random_uuid()::text, 'system', now(), '{}')", [kind, subject]);
    const before = await version();
    await note("person.signed_in", "person");
    expect(await version()).toBe(before);
    await note("need.published", "need");
    expect(await version()).not.toBe(before);
  });

  it("is told of two that overlap, whichever is committed first", async () => {
    const [early, late] = [await pool().connect(), await pool().connect()];
    try {
      const seen = [await version()];
      await early.query("BEGIN; UPDATE programme SET position = position WHERE slug = (SELECT min(slug) FROM programme)");
      await late.query("BEGIN; UPDATE programme SET position = position WHERE slug = (SELECT max(slug) FROM programme)");
      await late.query("COMMIT");
      seen.push(await version());
      await early.query("COMMIT");
      seen.push(await version());
      expect(new Set(seen).size).toBe(3);
    } finally {
      early.release();
      late.release();
    }
  });

  it("lets nobody wait: two who change needs at once hold nothing in common", async () => {
    const codes = (await db.need.findMany({ orderBy: { code: "asc" }, take: 2, select: { code: true } })).map(({ code }) => code);
    const touch = (code: string, then: () => Promise<unknown>) => transact(async (tx) => {
      await tx.$executeRaw`UPDATE need SET units_paid = units_paid WHERE code = ${code}`;
      await then();
    });
    // The second comes to its end inside the first; if it waited for the first, neither would.
    await touch(codes[0]!, () => touch(codes[1]!, async () => undefined));
  });

  it("keeps a row for each connection that lives, and no others", async () => {
    await pool().query("INSERT INTO page_change (backend, xact) VALUES (-1, 1), (-2, 1)");
    expect(await forgetEndedConnections()).toBeGreaterThanOrEqual(2);
    const { rows } = await pool().query<{ ended: string }>("SELECT count(*) AS ended FROM page_change WHERE backend NOT IN (SELECT pid FROM pg_stat_activity)");
    expect(rows[0]!.ended).toBe("0");
  });
});

async function pages(): Promise<[file: string, address: string, params: Record<string, string>][]> {
  const need = await db.need.findFirstOrThrow({ where: { state: "delivered" }, select: { code: true } });
  const programmes = await db.programme.findMany({ select: { slug: true } });
  return [
    ["home", "/", {}], ["map", "/map", {}], ["map-province", "/map/31", { province: "31" }], ["programmes", "/programmes", {}], ["how-it-works", "/how-it-works", {}],
    ["need", `/needs/${need.code}`, { code: need.code }],
    ...programmes.map(({ slug }): [string, string, Record<string, string>] => ["programme", `/programmes/${slug}`, { slug }]),
    ...["", "?q=bua+an", "?q=zzzz", "?q=buwa+an", "?province=31&commune=11503", "?near=11503&within=100&sort=nearest", "?state=all&sort=remaining", "?programme=hp-256"].map((query): [string, string, Record<string, string>] => ["needs", `/needs${query}`, {}]),
  ];
}
