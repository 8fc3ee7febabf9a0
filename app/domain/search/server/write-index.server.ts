import type { Meilisearch } from "meilisearch";
import { INDEX_VERSION, NEEDS_INDEX, needsIndexSettings } from "~/domain/search/server/index-settings";
import { codesAfter, needDocuments, type NeedDocument } from "~/domain/search/server/need-documents.server";
import { clock } from "~/platform/clock.server";
import { db, pool } from "~/platform/database.server";
import { searchServer, searchServerConfigured } from "~/platform/meilisearch.server";

/** Changes that are told at once: the server takes about as long for one document as for all of these. */
const BATCH = 2_000;
/** One arbitrary number that every worker takes while it writes the index. */
const WRITING = 588_2027;

/**
 * Brings the search server up to date: builds its index when there is none of this version, then tells it what changed. Answers how many needs it was
 * told of. Does nothing when no server is configured (and forgets what it would have been told), or while another worker is at it. Throws when the
 * server does not answer; what it was not told stays noted.
 */
export async function tellSearchServer(): Promise<number> {
  if (!searchServerConfigured()) {
    await db.$executeRaw`DELETE FROM search_change`;
    return 0;
  }
  return (await alone(async () => ((await isBuilt()) ? tellChanges() : buildIndex()))) ?? 0;
}

/** Builds the index anew beside the one that is searched, and puts it in its place. Answers how many needs it holds. */
export async function rebuildSearchServer(): Promise<number> {
  return (await alone(buildIndex)) ?? 0;
}

/**
 * Compares what the server holds with the needs, by count and by the sum of each document, and notes what differs for telling. Answers how many differ.
 */
export async function compareSearchServer(): Promise<number> {
  if (!searchServerConfigured() || !(await isBuilt())) return 0;
  const held = await sumsOfServer(searchServer("tell"));
  const wrong: string[] = [];
  for (let after = "", codes: string[]; (codes = await codesAfter(after, BATCH)).length > 0; after = codes.at(-1)!) {
    for (const { code, sum } of await needDocuments(codes)) {
      if (held.get(code) !== sum) wrong.push(code);
      held.delete(code);
    }
  }
  wrong.push(...held.keys());
  await db.$executeRaw`INSERT INTO search_change (code) SELECT unnest(${wrong}::text[])`;
  await db.searchServer.updateMany({ data: { checkedAt: clock.now() } });
  return wrong.length;
}

/** Whether an index of this version was built. */
export async function isBuilt(): Promise<boolean> {
  return (await db.searchServer.findFirst({ select: { version: true } }))?.version === INDEX_VERSION;
}

async function tellChanges(): Promise<number> {
  const told = new Set<string>();
  for (;;) {
    const noted = await db.searchChange.findMany({ orderBy: { seq: "asc" }, take: BATCH });
    if (noted.length === 0) return told.size;
    const codes = [...new Set(noted.map(({ code }) => code))];
    const documents = await needDocuments(codes);
    const public_ = new Set(documents.map(({ code }) => code));
    const gone = codes.filter((code) => !public_.has(code));
    const index = searchServer("tell").index<NeedDocument>(NEEDS_INDEX);
    const tasks = [...(documents.length > 0 ? [index.addDocuments(documents, { primaryKey: "code" })] : []), ...(gone.length > 0 ? [index.deleteDocuments(gone)] : [])];
    for (const task of tasks) mustSucceed(await task.waitTask());
    await db.searchChange.deleteMany({ where: { seq: { in: noted.map(({ seq }) => seq) } } });
    for (const code of codes) told.add(code);
  }
}

async function buildIndex(): Promise<number> {
  const server = searchServer("tell");
  const name = `${NEEDS_INDEX}_${INDEX_VERSION}_new`;
  await server.deleteIndexIfExists(name);
  const { results } = await server.getIndexes({ limit: 1000 });
  if (!results.some(({ uid }) => uid === NEEDS_INDEX)) mustSucceed(await server.createIndex(NEEDS_INDEX, { primaryKey: "code" }).waitTask());
  mustSucceed(await server.createIndex(name, { primaryKey: "code" }).waitTask());
  const index = server.index<NeedDocument>(name);
  mustSucceed(await index.updateSettings(needsIndexSettings).waitTask());
  let count = 0;
  for (let after = "", codes: string[]; (codes = await codesAfter(after, BATCH)).length > 0; after = codes.at(-1)!) {
    mustSucceed(await index.addDocuments(await needDocuments(codes)).waitTask({ timeout: 600_000 }));
    count += codes.length;
  }
  mustSucceed(await server.swapIndexes([{ indexes: [NEEDS_INDEX, name], rename: false }]).waitTask());
  const now = clock.now();
  await db.searchServer.upsert({ where: { id: true }, create: { version: INDEX_VERSION, builtAt: now, checkedAt: now }, update: { version: INDEX_VERSION, builtAt: now, checkedAt: now } });
  await server.deleteIndexIfExists(name);
  await tellChanges();
  return count;
}

async function sumsOfServer(server: Meilisearch): Promise<Map<string, string>> {
  const sums = new Map<string, string>();
  for (let offset = 0; ; offset += BATCH) {
    const { results } = await server.index<NeedDocument>(NEEDS_INDEX).getDocuments({ fields: ["code", "sum"], limit: BATCH, offset });
    for (const { code, sum } of results) sums.set(code, sum);
    if (results.length < BATCH) return sums;
  }
}

/** Runs a deed while no other worker writes the index; null when one does. */
async function alone<T>(deed: () => Promise<T>): Promise<T | null> {
  const client = await pool().connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [WRITING]);
    if (!rows[0]!.mine) return null;
    try {
      return await deed();
    } finally {
      await client.query("SELECT pg_advisory_unlock($1)", [WRITING]);
    }
  } finally {
    client.release();
  }
}

function mustSucceed(task: { status: string; error?: { message: string } | null }): void {
  if (task.status !== "succeeded") throw new Error(`The search server did not do a task: ${task.error?.message ?? task.status}`);
}
