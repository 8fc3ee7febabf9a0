import pg from "pg";
import { startBare, type Bare } from "./bench-bare";
import { against, throughput, type Figure } from "./bench-figures";

/** A visitor whose pages are made for him alone: somebody who was just told something. */
const OWN = { cookie: "tlv_flash=measured" };
const NEEDS = 200;

export interface MeasuredSite {
  url: string;
  databaseUrl: string;
  folder: string;
  /** Seconds for each figure. */
  duration: number;
}

/** The list from memory against bare node:http, and made anew for each visitor against express with pg, the same statements and the same bytes; then need pages and searches. */
export async function measurePages(site: MeasuredSite): Promise<Figure[]> {
  const { url, folder, databaseUrl, duration } = site;
  const figures: Figure[] = [];
  for (const place of ["/needs", "/"]) {
    const bytes = await bytesOf(url + place);
    const ours = await throughput(url + place, duration);
    const bare = await startBare(folder, bytes);
    const baseline = await throughput(bare.url, duration);
    bare.stop();
    figures.push(against(`GET ${place} from memory`, ours.perSecond / baseline.perSecond, "of bare", { least: 0.25 }, { note: `${ours.perSecond.toFixed(0)}/s, p99 ${ours.p99} ms`, baseline: `node:http, same ${kilobytes(bytes)}: ${baseline.perSecond.toFixed(0)}/s` }));
  }
  figures.push(...(await measureUncached(site)));
  const { rows } = await withDatabase(databaseUrl, (database) => database.query<{ code: string }>("SELECT code FROM need WHERE state = 'open' ORDER BY priority_score DESC, code LIMIT $1", [NEEDS]));
  const codes = rows.map(({ code }) => `${url}/needs/${code}`);
  const detail = await throughput(codes, duration);
  figures.push(against(`GET ${codes.length} need pages in turn`, detail.perSecond, "/s", { least: 600 }, { note: `p99 ${detail.p99} ms` }));
  const ownDetail = await throughput(codes, duration, OWN);
  figures.push({ what: "the same, made for each visitor", result: `${ownDetail.perSecond.toFixed(0)} /s, p99 ${ownDetail.p99} ms` });
  const searches = searchAddresses().map((address) => url + address);
  const search = await throughput(searches, duration);
  figures.push(against(`GET ${searches.length} searches in turn`, search.perSecond, "/s", { least: 300 }, { note: `p99 ${search.p99} ms` }));
  const ownSearch = await throughput(searches, duration, OWN);
  figures.push({ what: "the same, made for each visitor", result: `${ownSearch.perSecond.toFixed(0)} /s, p99 ${ownSearch.p99} ms` });
  return figures;
}

async function measureUncached({ url, folder, databaseUrl, duration }: MeasuredSite): Promise<Figure[]> {
  const bytes = await bytesOf(`${url}/needs`, OWN);
  const ours = await throughput(`${url}/needs`, duration, OWN);
  const statements = await statementsOf(databaseUrl);
  const bare = await startBare(folder, bytes, { databaseUrl, statements });
  const baseline = await throughput(bare.url, duration);
  bare.stop();
  return [
    against("GET /needs made for each visitor", ours.perSecond / baseline.perSecond, "of bare", { least: 0.35 }, { note: `${ours.perSecond.toFixed(0)}/s`, baseline: `express and pg, same ${statements.length} statements: ${baseline.perSecond.toFixed(0)}/s, p99 ${baseline.p99} ms` }),
    against("the same, p99 at 8 connections", ours.p99, "ms", { most: 60 }, { baseline: `${baseline.p99} ms` }),
  ];
}

/** The statements that the list's own loader sends to the database. */
async function statementsOf(databaseUrl: string): Promise<NonNullable<Bare["statements"]>> {
  process.env.TLV_DATABASE_URL = databaseUrl;
  const { loader } = await import("~/routes/public/needs");
  const statements: NonNullable<Bare["statements"]> = [];
  const original = pg.Client.prototype.query;
  const ask = () => loader({ request: new Request("http://localhost/needs"), params: {}, context: {} });
  await ask();
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const { text, values } = args[0] as { text?: string; values?: unknown[] };
    if (text) statements.push({ text, values: (values ?? args[1] ?? []) as unknown[] });
    return (original as (...given: unknown[]) => unknown).apply(this, args);
  } as typeof original;
  try {
    await ask();
  } finally {
    pg.Client.prototype.query = original;
  }
  return statements;
}

/** Words and filters as people choose them; half of the lists in English. */
export function searchAddresses(): string[] {
  const words = ["bữa ăn", "ao am", "học bổng", "scholarship", "warm clothes", "Lào Cai", "dien bien", "sách vở", "khám sức khỏe", "tieu hoc", "play point", "Yên Bái", "bua an ban tru", "chăn ấm", "Hà Giang", "mầm non", "health check", "kỹ năng", "đảo", "Thuỷ Nguyên"];
  const filters = ["", "&category=meals", "&province=31", "&price=500000", "&accepts=in_kind", "&sort=deadline"];
  return words.flatMap((q, index) => filters.map((filter) => `${index % 2 ? "/en" : ""}/needs?q=${encodeURIComponent(q)}${filter}`));
}

export async function withDatabase<Result>(url: string, work: (database: pg.Client) => Promise<Result>): Promise<Result> {
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}

async function bytesOf(url: string, headers: Record<string, string> = {}): Promise<Buffer> {
  const response = await fetch(url, { headers: { ...headers, "accept-encoding": "identity" } });
  return Buffer.from(new Uint8Array(await response.arrayBuffer()));
}

function kilobytes(bytes: Buffer): string {
  return `${(bytes.length / 1024).toFixed(0)} KB`;
}
