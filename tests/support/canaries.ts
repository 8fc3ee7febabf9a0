import type pg from "pg";

/** A word that appears nowhere else. A planted value is `kanarie <table> <column> …`, so that a leak tells where it came from. */
export const CANARY = "kanarie";
const CHECK_VIOLATION = "23514";
export type RestrictedColumn = { table: string; column: string; type: "text" | "jsonb" };

/** Words of the product's own, which rows need to work at all: what they may say is in the code. */
const NOT_FREE = ["outbox_mail.template"];

/**
 * Every column in which a person could write something and that the schema marks as restricted, itself or by its table. Left out are references to
 * other rows and those whose few possible words the schema lists.
 */
export async function restrictedColumns(client: pg.Client): Promise<RestrictedColumn[]> {
  const { rows } = await client.query<RestrictedColumn>(
    `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, NULL) AS type FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND (obj_description(c.oid, 'pg_class') = 'restricted' OR col_description(c.oid, a.attnum) = 'restricted')
       AND a.atttypid NOT IN ('uuid'::regtype, 'date'::regtype, 'timestamptz'::regtype, 'integer'::regtype, 'integer[]'::regtype, 'boolean'::regtype)
       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND a.attnum = ANY (k.conkey)
         AND (k.contype = 'f' OR k.contype = 'c' AND cardinality(k.conkey) = 1 AND pg_get_constraintdef(k.oid) LIKE '%= ANY (ARRAY[%'))
     ORDER BY 1, 2`,
  );
  return rows.filter(({ table, column }) => !NOT_FREE.includes(`${table}.${column}`));
}

/**
 * Writes a canary into every row of every column, and one child with all that the register can hold. Where a rule ties a column's being empty to the
 * state of its row, only the rows that hold something get one. Answers the columns in which nothing could be planted because nothing stands there.
 * The database is of no other use afterwards.
 */
export async function plantCanaries(client: pg.Client, columns: RestrictedColumn[]): Promise<RestrictedColumn[]> {
  const empty: RestrictedColumn[] = [];
  // Past every trigger: receipts and the log can otherwise never be changed.
  await client.query("SET session_replication_role = replica");
  await client.query("BEGIN");
  try {
    await plantChild(client);
    for (const one of columns) if ((await plant(client, one)) === 0) empty.push(one);
    await client.query("COMMIT");
    await client.query("SET session_replication_role = origin");
    return empty;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

/** How many rows got a canary. A column that takes only what looks like an account number gets one of capital letters alone. */
async function plant(client: pg.Client, { table, column, type }: RestrictedColumn): Promise<number> {
  const text = column.includes("email") ? `'${CANARY}.${table}.${column}.' || md5(ctid::text) || '@demo.tamlongvang.example'` : `'${CANARY} ${table} ${column} ' || md5(ctid::text)`;
  const sql = `UPDATE ${table} SET ${column} = ${type === "jsonb" ? `${column} || jsonb_build_object('note', ${text})` : text}`;
  const letters = `UPDATE ${table} SET ${column} = '${`${CANARY}${table}${column}`.replaceAll("_", "").slice(0, 34).toUpperCase()}'`;
  return (await tried(client, sql)) ?? (await tried(client, `${sql} WHERE ${column} IS NOT NULL`)) ?? (await client.query(`${letters} WHERE ${column} IS NOT NULL`)).rowCount ?? 0;
}

/** How many rows a statement changed; null when a rule of the table refused it. */
async function tried(client: pg.Client, sql: string): Promise<number | null> {
  await client.query("SAVEPOINT before");
  try {
    return (await client.query(sql)).rowCount ?? 0;
  } catch (error) {
    if ((error as { code?: string }).code !== CHECK_VIOLATION) throw error;
    await client.query("ROLLBACK TO SAVEPOINT before");
    return null;
  }
}

/** Where canaries come from that are in this text, as `table.column`. */
export function canariesIn(text: string): string[] {
  return [...new Set([...text.toLowerCase().matchAll(new RegExp(`${CANARY}[ .+]([a-z_]+)[ .+]([a-z_]+)|${CANARY}`, "g"))].map(([whole, table, column]) => (table ? `${table}.${column}` : whole)))];
}

async function plantChild(client: pg.Client) {
  const one = async (sql: string, values: unknown[] = []) => (await client.query<Record<string, string>>(sql, values)).rows[0]!;
  // A need that has been given to, so that what follows its gifts is written with the child at hand.
  const need = await one(
    `SELECT n.id, n.receiver_id, n.area_code, n.area_valid_from::text AS since FROM need n JOIN pledge p ON p.need_id = n.id JOIN certificate c ON c.pledge_id = p.id WHERE c.state = 'issued' ORDER BY n.code LIMIT 1`,
  );
  const { id } = await one(
    `INSERT INTO child (full_name, born_on, home_address, guardian_name, guardian_phone, school, health_note, circumstance_groups, organisation_id, area_code, area_valid_from)
     VALUES ('x', '2018-01-01', 'x', 'x', 'x', 'x', 'x', '{5,11}', $1, $2, $3) RETURNING id`,
    [need.receiver_id, need.area_code, need.since],
  );
  await client.query("INSERT INTO child_need (child_id, need_id) SELECT $1, id FROM need", [id]);
  await client.query("INSERT INTO consent (child_id, given_by, giver_name, purpose, given_on) VALUES ($1, 'child', 'x', 'photo_to_sponsor', '2026-01-01')", [id]);
  const plan = await one("INSERT INTO care_plan (child_id, aim, started_on, close_reason) VALUES ($1, 'x', '2026-01-01', 'x') RETURNING id", [id]);
  await client.query("INSERT INTO care_plan_review (care_plan_id, reviewed_on, finding) VALUES ($1, '2026-02-01', 'x')", [plan.id]);
  await client.query("INSERT INTO referral (child_id, from_id, to_id, reason, urgency, made_on, outcome) VALUES ($1, $2, $2, 'x', 'soon', '2026-01-01', 'x')", [id, need.receiver_id]);
}
