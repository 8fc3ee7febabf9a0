import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

const CANARY = "kanarie";
const database = new pg.Client({ connectionString: inject("databaseUrl") });
const origin = inject("productUrl");
let columns: { table: string; column: string }[] = [];

/**
 * Every text column that the schema marks as restricted (itself or by its table) gets a value that appears nowhere else; then every public page is
 * read, in both languages, and must not contain it.
 */
describe("restricted columns", () => {
  beforeAll(async () => {
    await database.connect();
    // Values are planted past every trigger: receipts and their copies can otherwise never be changed.
    await database.query("SET session_replication_role = replica");
    const { rows } = await database.query<{ table: string; column: string }>(
      `SELECT c.relname AS table, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.atttypid = 'text'::regtype
         AND (obj_description(c.oid) = 'restricted' OR col_description(c.oid, a.attnum) = 'restricted')`,
    );
    columns = rows.filter(({ table, column }) => !(table === "outbox_mail" && ["template", "locale", "state"].includes(column)));
    await plantChild();
    for (const { table, column } of columns) await plant(table, column);
  });

  afterAll(async () => {
    for (const { table, column } of columns) {
      await database.query(`UPDATE ${table} SET ${column} = k.old FROM kept_${table}_${column} k WHERE ${table}.id = k.id`);
      await database.query(`DROP TABLE kept_${table}_${column}`);
    }
    for (const table of ["care_plan_review", "referral", "care_plan", "consent", "child_need", "child"]) await database.query(`DELETE FROM ${table}`);
    await database.end();
  });

  it("are many, and the planted values are there", async () => {
    expect(columns.length).toBeGreaterThan(25);
    const { rows } = await database.query<{ count: string }>(`SELECT count(*) FROM child WHERE full_name LIKE '%${CANARY}%'`);
    expect(Number(rows[0]!.count)).toBe(1);
  });

  it("never reach a public page, feed or text", async () => {
    const pages = await publicAddresses();
    expect(pages.length).toBeGreaterThan(150);
    const leaks: string[] = [];
    const failures: string[] = [];
    const queue = [...pages];
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let page = queue.pop(); page; page = queue.pop()) {
          const response = await fetch(page, { redirect: "manual" });
          const text = await response.text();
          if (response.status !== 200) failures.push(`${page} answered ${response.status}`);
          const at = text.toLowerCase().indexOf(CANARY);
          if (at >= 0) leaks.push(`${page}: …${text.slice(Math.max(0, at - 60), at + 80)}…`);
        }
      }),
    );
    expect(leaks).toEqual([]);
    expect(failures).toEqual([]);
  });

  it("would be seen if a page showed one", async () => {
    const { rows } = await database.query<{ code: string; title_vi: string }>("SELECT code, title_vi FROM need WHERE state = 'open' ORDER BY code LIMIT 1");
    const { code, title_vi: title } = rows[0]!;
    await database.query("UPDATE need SET title_vi = $1 WHERE code = $2", [`${CANARY} ${title}`, code]);
    try {
      const text = await fetch(`${origin}/needs/${code}`).then((response) => response.text());
      expect(text.toLowerCase()).toContain(CANARY);
    } finally {
      await database.query("UPDATE need SET title_vi = $1 WHERE code = $2", [title, code]);
    }
  });
});

async function publicAddresses(): Promise<string[]> {
  const sitemap = await fetch(`${origin}/sitemap.xml`).then((response) => response.text());
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1]!);
  const lists = ["state=open", "state=delivered", "q=truong", "accepts=in_kind&sort=deadline", "page=2", "sort=remaining"].flatMap((query) => [`${origin}/needs?${query}`, `${origin}/en/needs?${query}`]);
  const { rows } = await database.query<{ verify_code: string; number: string }>("SELECT verify_code, number FROM certificate WHERE state IN ('issued', 'revoked')");
  const certificates = rows.flatMap(({ verify_code, number }) => [`${origin}/verify/${verify_code}`, `${origin}/en/verify/${verify_code}`, `${origin}/verify/${number}`]);
  const accounts = ["months", "programmes", "places", "deliveries", "sponsors"].flatMap((table) => [`${origin}/transparency.csv?table=${table}`, `${origin}/en/transparency.csv?table=${table}`]);
  return [...new Set([...listed, ...lists, ...accounts, `${origin}/transparency?province=31`, ...certificates, `${origin}/sign-in`, `${origin}/sitemap.xml`, `${origin}/locales/vi/ui`, `${origin}/readyz`])].filter((address) => !address.endsWith("/sign-in"));
}

/** Keeps the old values aside and writes one that satisfies the column's own rules (small letters, unique, not empty). */
async function plant(table: string, column: string) {
  await database.query(`CREATE TABLE kept_${table}_${column} AS SELECT id, ${column} AS old FROM ${table}`);
  const value = column.includes("email") ? `'${CANARY}.' || id || '@demo.tamlongvang.example'` : `'${CANARY} ${table} ${column} ' || id`;
  const unless = { given_by: "NULL", purpose: "NULL", urgency: "NULL" }[column];
  if (unless) return;
  await database.query(`UPDATE ${table} SET ${column} = ${value}`);
}

async function plantChild() {
  const { rows } = await database.query<{ organisation: string; area: string; from: string; need: string }>(
    `SELECT n.receiver_id AS organisation, n.area_code AS area, n.area_valid_from::text AS from, n.id AS need FROM need n WHERE n.state = 'open' ORDER BY code LIMIT 1`,
  );
  const place = rows[0]!;
  const { rows: child } = await database.query<{ id: string }>(
    `INSERT INTO child (full_name, born_on, home_address, guardian_name, guardian_phone, school, health_note, circumstance_groups, organisation_id, area_code, area_valid_from)
     VALUES ('x', '2018-01-01', 'x', 'x', 'x', 'x', 'x', '{5,11}', $1, $2, $3) RETURNING id`,
    [place.organisation, place.area, place.from],
  );
  const id = child[0]!.id;
  await database.query("INSERT INTO child_need (child_id, need_id) VALUES ($1, $2)", [id, place.need]);
  await database.query("INSERT INTO consent (child_id, given_by, giver_name, purpose, given_on) VALUES ($1, 'child', 'x', 'photo_to_sponsor', '2026-01-01')", [id]);
  const { rows: plan } = await database.query<{ id: string }>("INSERT INTO care_plan (child_id, aim, started_on) VALUES ($1, 'x', '2026-01-01') RETURNING id", [id]);
  await database.query("INSERT INTO care_plan_review (care_plan_id, reviewed_on, finding) VALUES ($1, '2026-02-01', 'x')", [plan[0]!.id]);
  await database.query("INSERT INTO referral (child_id, from_id, to_id, reason, urgency, made_on) VALUES ($1, $2, $2, 'x', 'soon', '2026-01-01')", [id, place.organisation]);
}
