import { readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CANARY, canariesIn, plantCanaries, restrictedColumns, type RestrictedColumn } from "../support/canaries";
import { crawl, type CrawledPage } from "../support/crawl";
import { HttpPerson } from "../support/http-person";
import { pdfText } from "../support/pdf-text";
import { databaseUrlOf, startProduct, until, type ProductProcess } from "../support/product-process";

let folder: string;
let product: ProductProcess;
let origin: string;
let database: pg.Client;
let columns: RestrictedColumn[] = [];
/** Where the demonstration has nothing that could leak. */
let empty: RestrictedColumn[] = [];

/** What the signed-in see is not public, and the demonstration's own pages are none of the product's; the walk keeps out of both. */
const NOT_PUBLIC = /^(\/en)?\/(dev|my|receive|coordinate|fund|admin|sign-in|sign-out|evidence|assets)(\/|$)/;

/** Where the demonstration offers its people by name to sign in as. */
const OFFERED = /^http:\/\/[^/]+(\/en)?\/sign-in shows person\.display_name$/;

/** What a mail may repeat to the one it goes to: his own name. All else that is restricted stays out, the child register above all. */
const OWN_IN_MAIL = ["person.display_name"];

// A product of its own: planting spoils the data for every other test.
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "tlv-canaries-"));
  product = await startProduct({ DATA_DIR: folder });
  origin = product.url;
  database = new pg.Client({ connectionString: databaseUrlOf(product) });
  await database.connect();
  columns = await restrictedColumns(database);
  empty = await plantCanaries(database, columns);
});
afterAll(async () => {
  await database?.end();
  product?.signalGroup("SIGTERM");
  await product?.ended;
  await rm(folder, { recursive: true, force: true });
});

describe("restricted columns", () => {
  it("are all planted: the child register, the people, the notes of the work", async () => {
    const tables = new Set(columns.map(({ table }) => table));
    const { rows } = await database.query<{ table: string }>("SELECT relname AS table FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND obj_description(oid, 'pg_class') = 'restricted'");
    // Its two columns are references: the table says who, and has no words of its own.
    expect(rows.map(({ table }) => table).filter((table) => !tables.has(table))).toEqual(["child_need"]);
    const names = columns.map(({ table, column }) => `${table}.${column}`);
    expect(names).toEqual(expect.arrayContaining(["child.full_name", "child.health_note", "child.school", "consent.giver_name", "care_plan.aim", "care_plan_review.finding", "referral.reason", "need.internal_note", "need.exact_location", "person.email", "organisation.contact_phone", "incoming_transfer.payer_name", "outbox_mail.props"]));
    expect(empty.length).toBeLessThan(columns.length / 2);
    for (const { table, column } of columns.filter((each) => !empty.includes(each) && each.table !== "outbox_mail")) {
      const found = await database.query(`SELECT FROM ${table} WHERE ${column}::text ILIKE '%${CANARY}%' LIMIT 1`);
      expect(found.rowCount, `${table}.${column}`).toBe(1);
    }
  });

  it("never reach a public page, paper, feed or text", async () => {
    const leaks: string[] = [];
    const failures: string[] = [];
    const kinds: Record<string, number> = {};
    const read = (page: CrawledPage) => {
      const kind = page.type.split(";")[0]!;
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      if (![200, 302].includes(page.status)) failures.push(`${page.address} answered ${page.status}`);
      const text = page.body.toString("latin1") + (kind === "application/pdf" ? pdfText(page.body.subarray(page.body.indexOf("%PDF"))) : "");
      leaks.push(...canariesIn(text).map((from) => `${page.address} shows ${from}`));
    };
    const count = await crawl(origin, await beginnings(), (path) => !NOT_PUBLIC.test(path), read);
    expect(leaks.filter((leak) => !OFFERED.test(leak))).toEqual([]);
    expect(leaks.length, "the two pages that offer the demonstration's people").toBe(2);
    expect(failures).toEqual([]);
    expect(count).toBeGreaterThan(300);
    expect(kinds["text/html"]).toBeGreaterThan(250);
    expect(kinds["application/pdf"]).toBeGreaterThan(1);
    expect(kinds["application/xml"]).toBe(1);
    expect(kinds["application/json"]).toBeGreaterThan(60);
    expect(kinds["application/x-ndjson"]).toBe(1);
  });

  it("cannot be searched for", async () => {
    for (const word of [CANARY, "internal_note", "exact location"]) {
      const page = await fetch(`${origin}/needs?${new URLSearchParams({ q: word, state: "all" })}`).then((response) => response.text());
      expect(/href="\/needs\/[A-Z]/.exec(page), word).toBeNull();
    }
  });

  it("never reach a mail, but for the name of the one it goes to", async () => {
    const before = new Date();
    await makeMails();
    const { rows } = await database.query<{ template: string; text: string }>("SELECT template, concat_ws(E'\\n', subject, html, body_text, props::text) AS text FROM outbox_mail WHERE created_at >= $1 AND state = 'sent'", [before]);
    expect(new Set(rows.map(({ template }) => template))).toEqual(new Set(["certificate-issued", "delivery-confirmed", "hold-lapsing", "money-waiting", "payment-received", "pledge-made", "sign-in-code"]));
    const leaks = rows.flatMap(({ template, text }) => canariesIn(text).map((from) => `${template}: ${from}`)).filter((leak) => !OWN_IN_MAIL.some((own) => leak.endsWith(own)));
    expect([...new Set(leaks)]).toEqual([]);
    // The mails are read rightly: the one word that may be there is seen.
    expect(rows.flatMap(({ text }) => canariesIn(text))).toContain("person.display_name");
  });

  it("would be seen if a page or a paper showed one", async () => {
    const { rows } = await database.query<{ code: string; title_vi: string }>("SELECT code, title_vi FROM need WHERE state = 'open' ORDER BY code LIMIT 1");
    const { code, title_vi: title } = rows[0]!;
    await database.query("UPDATE need SET title_vi = $1 WHERE code = $2", [`${CANARY} child full_name`, code]);
    const seen: string[] = [];
    try {
      await crawl(origin, [`/needs/${code}`], () => false, (page) => seen.push(...canariesIn(page.body.toString())));
    } finally {
      await database.query("UPDATE need SET title_vi = $1 WHERE code = $2", [title, code]);
    }
    expect(seen).toContain("child.full_name");
  });
});

/** Where the walk begins: all that the sitemap lists, and what is public without being listed there. */
async function beginnings(): Promise<string[]> {
  const sitemap = await fetch(`${origin}/sitemap.xml`).then((response) => response.text());
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1]!).pathname);
  const lists = ["state=open", "state=delivered", "q=truong", "accepts=in_kind&sort=deadline", "page=2", "sort=remaining"].map((query) => `/needs?${query}`);
  const { rows } = await database.query<{ verify_code: string; number: string; state: string }>("SELECT verify_code, number, state FROM certificate WHERE state IN ('issued', 'revoked', 'superseded')");
  const papers = rows.flatMap(({ verify_code, number, state }) => [`/verify/${verify_code}`, `/verify/${number}`, ...(state === "issued" ? [`/verify/${verify_code}/certificate.pdf`] : [])]);
  const { rows: needs } = await database.query<{ code: string }>("SELECT code FROM need WHERE state IN ('open', 'covered', 'delivered') ORDER BY code");
  const units = needs.map(({ code }) => `/verify?code=${code}%2F000001`);
  const texts = readdirSync("app/locales/vi").flatMap((file) => ["vi", "en"].map((locale) => `/locales/${locale}/${file.replace(/\.json$/, "")}`));
  const accounts = ["/transparency", "/transparency?province=31", ...["months", "programmes", "places", "deliveries", "sponsors"].map((table) => `/transparency.csv?table=${table}`)];
  const both = [...lists, ...papers, ...units, ...accounts, "/sign-in"].flatMap((path) => [path, `/en${path}`]);
  return [...new Set([...listed, ...both, ...texts, ...(await openData(needs, rows)), "/sitemap.xml", "/robots.txt", "/healthz", "/readyz"])];
}

/** What programs and other sites read: lists, each kind of single thing, whole files, frames. */
async function openData(needs: { code: string }[], certificates: { verify_code: string; number: string }[]): Promise<string[]> {
  const { rows: programmes } = await database.query<{ slug: string }>("SELECT slug FROM programme");
  const lists = ["needs?state=all&limit=100", "needs?q=truong&limit=100", "needs.csv?state=all", "needs.ndjson?state=all", "programmes", "areas?province=31", "areas?q=lien", "grants.json", "openapi.json"];
  const sums = ["programme", "province", "category", "month"].map((by) => `aggregates?by=${by}`);
  const single = [...needs.slice(0, 30).map(({ code }) => `needs/${code}`), ...programmes.map(({ slug }) => `programmes/${slug}`), ...certificates.flatMap((one) => [`certificates/${one.verify_code}`, `certificates/${one.number}`]), "areas/31"];
  const frames = ["/embed/needs?state=all&limit=12", ...needs.slice(0, 10).map(({ code }) => `/embed/needs/${code}`)];
  return [...[...lists, ...sums, ...single].map((path) => `/api/v1/${path}`), ...frames.flatMap((path) => [path, `/en${path}`])];
}

/** Lets everything that ever happened in the demonstration, and a hold about to end, be told again to those who gave. */
async function makeMails() {
  await new HttpPerson(origin).post("/sign-in", { email: `${CANARY}.visitor@demo.tamlongvang.example` });
  await database.query(
    `SELECT graphile_worker.add_job('consequences', jsonb_build_object('seq', seq, 'kind', kind, 'subjectType', subject_type, 'subjectId', subject_id, 'actorId', actor_id, 'payload', payload)::json)
     FROM event WHERE kind IN ('pledge.made', 'payment.settled', 'transfer.suspended', 'delivery.confirmed', 'certificate.issued')`,
  );
  await database.query("UPDATE pledge SET hold_expires_at = now() + interval '2 hours', made_at = made_at - interval '7 hours', reminded_at = NULL WHERE state = 'held' AND mode = 'money'");
  await database.query("SELECT graphile_worker.add_job('remind_of_lapsing_holds')");
  await until(async () => {
    const { rows } = await database.query<{ open: number }>("SELECT (SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier IN ('consequences', 'send_mail', 'remind_of_lapsing_holds') AND attempts < max_attempts)::int AS open");
    return rows[0]!.open === 0;
  }, "all mails are written", 120_000);
}
