import type { Browser, BrowserContext } from "playwright-core";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { DESKTOP, expectAccessible, newVisitor, openBrowser, PHONE } from "../support/browser";
import { HttpPerson } from "../support/http-person";
import { uploadedStatement } from "../support/uploaded-statement";

const origin = inject("productUrl");
const database = new pg.Client({ connectionString: inject("databaseUrl") });
const at = (name: string) => `${name}@demo.tamlongvang.example`;
const AT_ONCE = 3;
const TIME_LIMIT = 600_000;

type Look = { locale: "vi" | "en"; viewport: typeof PHONE; colorScheme: "light" | "dark" };
const looks: Look[] = [
  { locale: "vi", viewport: PHONE, colorScheme: "light" },
  { locale: "en", viewport: DESKTOP, colorScheme: "dark" },
];

let browser: Browser;
let visits: { who: string | null; paths: string[] }[];

beforeAll(async () => {
  await database.connect();
  browser = await openBrowser();
  visits = [...(await everyVisit()), { who: at("fund"), paths: ["/fund/statements", ...(await statements())] }];
});
afterAll(async () => {
  await browser.close();
  await database.end();
});

/** Each page of the walk in each of its states, opened by somebody who may: accessible, as wide as the screen, without an error in the console. */
describe.each(looks)("every page in $locale, $viewport.width wide, $colorScheme", (look) => {
  it("is accessible, fits the screen and breaks nothing", { timeout: TIME_LIMIT }, async () => {
    const faults: string[] = [];
    const queue = [...visits];
    expect(queue.flatMap(({ paths }) => paths).length).toBeGreaterThan(60);
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let visit = queue.shift(); visit; visit = queue.shift()) faults.push(...(await faultsOf(visit, look)));
      }),
    );
    expect(faults).toEqual([]);
  });
});

async function faultsOf({ who, paths }: (typeof visits)[number], { locale, viewport, colorScheme }: Look): Promise<string[]> {
  const { context, page } = await newVisitor(browser, origin, { viewport });
  await page.emulateMedia({ colorScheme });
  const faults: string[] = [];
  let expected404 = false;
  page.on("console", (message) => {
    const missing = expected404 && /status of 404/.test(message.text());
    if (message.type() === "error" && !missing) faults.push(`${page.url()}: console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  if (who) await signIn(context, who);
  for (const path of paths) {
    expected404 = path.includes("khong-co") || path.includes("2020-000001");
    const address = locale === "vi" ? path : path === "/" ? "/en" : `/en${path}`;
    const response = await page.goto(address, { waitUntil: "networkidle" });
    const status = response?.status() ?? 0;
    if (status !== (expected404 ? 404 : 200)) faults.push(`${address} (${who ?? "visitor"}) answered ${status}`);
    await expectAccessible(page).catch((error: Error) => faults.push(`${address} (${who ?? "visitor"}): ${error.message.slice(0, 700)}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) faults.push(`${address} (${who ?? "visitor"}) is ${wide} px wider than the screen`);
  }
  await context.close();
  return faults;
}

/** A statement that is booked, one that is refused, one whose columns are wanted, one that waits for the fund. */
async function statements(): Promise<string[]> {
  const [personId] = await column("SELECT id::text AS value FROM person WHERE email = $1", [at("fund")]);
  const person = await new HttpPerson(origin).signInAs(personId!);
  const head = "Ngày giao dịch,Số CT,Ghi nợ,Ghi có,Nội dung chi tiết";
  const files = [`${head}\n19/11/2026,1,,50.000,ung ho`, `${head}\n19/11/1900,1,,1.5,ung ho`, "Thoi diem;Vao;Loi nhan\n19/11/2026;70.000;a"];
  const ids = await Promise.all([...files.map((file) => uploadedStatement(person, file)), uploadedStatement(person, files[0]!, { review: true })]);
  return ids.map((id) => `/fund/statements/${id}`);
}

async function signIn(context: BrowserContext, email: string) {
  const [personId] = await column("SELECT id::text AS value FROM person WHERE email = $1", [email]);
  await context.request.get("/sign-in");
  const csrf = (await context.cookies()).find(({ name }) => name === "tlv_csrf")!.value;
  const response = await context.request.post("/dev/sign-in", { form: { personId: personId!, csrf }, headers: { Origin: origin }, maxRedirects: 0 });
  expect(response.status(), `signing in as ${email}`).toBe(302);
}

async function column(query: string, values: unknown[] = []): Promise<string[]> {
  return (await database.query<{ value: string }>(query, values)).rows.map(({ value }) => value);
}

/** One example of every state that a page can show, and who may open it. */
async function everyVisit(): Promise<typeof visits> {
  const needs = await column("SELECT DISTINCT ON (state) code AS value FROM need WHERE state IN ('open', 'covered', 'delivered', 'closed', 'expired') ORDER BY state, code");
  const open = (await column("SELECT code AS value FROM need WHERE state = 'open' AND accepts_money AND accepts_in_kind ORDER BY code LIMIT 1"))[0]!;
  const covered = (await column("SELECT code AS value FROM need WHERE state = 'covered' AND accepts_money ORDER BY code LIMIT 1"))[0]!;
  const monthly = (await column("SELECT code AS value FROM need WHERE state = 'open' AND category = 'scholarships' AND quantity - units_allocated >= 9 ORDER BY code LIMIT 1"))[0]!;
  const programmes = await column("SELECT slug AS value FROM programme ORDER BY position");
  const certificates = await column("SELECT DISTINCT ON (state) verify_code AS value FROM certificate WHERE state IN ('issued', 'revoked')");
  const { rows: pledges } = await database.query<{ email: string; reference: string }>(
    "SELECT DISTINCT ON (p.state, p.mode) person.email, reference FROM pledge p JOIN person ON person.id = p.person_id AND person.demo ORDER BY p.state, p.mode, reference",
  );
  const { rows: deliveries } = await database.query<{ id: string; province: string; receiver: string }>(
    `SELECT DISTINCT ON (d.state) d.id, need.province_code AS province, person.email AS receiver FROM delivery d JOIN need ON need.id = d.need_id
     JOIN role_grant g ON g.organisation_id = need.receiver_id AND g.role = 'receiver' JOIN person ON person.id = g.person_id
     WHERE need.province_code IN ('31', '75') ORDER BY d.state, d.code`,
  );
  const goods = await column("SELECT reference AS value FROM pledge p JOIN need ON need.id = p.need_id WHERE need.province_code = '31' ORDER BY p.state, reference LIMIT 3");
  const [ranked] = await column("SELECT code AS value FROM need WHERE state = 'open' AND province_code = '31' ORDER BY code LIMIT 1");
  const transfers = await column("SELECT DISTINCT ON (outcome, state) id::text AS value FROM incoming_transfer ORDER BY outcome, state");
  const receipts = await column("SELECT number AS value FROM receipt ORDER BY number LIMIT 1");
  const treasury = [
    ...(await column("SELECT '/fund/refunds/' || id AS value FROM refund")),
    ...(await column("SELECT '/fund/payments/' || id AS value FROM disbursement")),
    ...(await column("SELECT '/fund/payments/orders/' || order_reference AS value FROM payment_order")),
    "/fund/payments/orders/new", ...(await column("SELECT '/fund/payments/orders/new?need=' || need.code AS value FROM payment_order JOIN need ON need.id = need_id LIMIT 1")),
    "/fund/debits", "/fund/debits?state=unexplained", "/fund/debits?state=explained",
    ...(await column("SELECT '/fund/debits/' || id AS value FROM outgoing_debit")),
    "/fund/payouts", "/fund/payouts?state=on_the_way",
    ...(await column("SELECT '/fund/payouts/' || id AS value FROM card_payout")),
    ...(await column("SELECT '/fund/payments/new?debit=' || id AS value FROM outgoing_debit WHERE state = 'unexplained' LIMIT 1")),
    ...(await column("SELECT '/fund/payments/new?need=' || need.code || '&debit=' || debit.id AS value FROM disbursement JOIN need ON need.id = need_id, outgoing_debit debit WHERE debit.state = 'unexplained' LIMIT 1")),
    ...(await column("SELECT '/fund/days/' || id AS value FROM day_closing")),
    ...(await column("SELECT '/fund/payments/new?need=' || need.code AS value FROM disbursement JOIN need ON need.id = need_id")),
  ];
  const { rows: refunds } = await database.query<{ email: string; reference: string }>(
    "SELECT DISTINCT ON (refund.state) email, reference FROM refund JOIN pledge ON pledge.id = pledge_id JOIN person ON person.id = pledge.person_id ORDER BY refund.state",
  );
  expect(refunds.length, "refunds in several states").toBeGreaterThan(2);
  const baskets = (await database.query<{ email: string; reference: string }>("SELECT person.email, basket.reference FROM basket JOIN person ON person.id = basket.person_id ORDER BY basket.made_at")).rows;
  expect(baskets.length, "a paid basket and one that waits").toBeGreaterThan(1);
  const [late] = (await database.query<{ email: string; reference: string; due: number }>(
    `SELECT person.email, pledge.reference, max(open.position)::int AS due FROM instalment open JOIN pledge ON pledge.id = open.pledge_id JOIN person ON person.id = pledge.person_id
     WHERE open.state = 'open' AND EXISTS (SELECT FROM instalment missed WHERE missed.pledge_id = pledge.id AND missed.state = 'missed') GROUP BY 1, 2`,
  )).rows;
  const [split] = (await database.query<{ email: string; reference: string; code: string }>(
    `SELECT person.email, pledge.reference, need.code FROM pledge JOIN payment ON payment.pledge_id = pledge.id JOIN person ON person.id = pledge.person_id JOIN need ON need.id = pledge.need_id
     WHERE pledge.state = 'held' AND payment.received > 0 AND pledge.amount > 499999999`,
  )).rows;
  const [waiting] = (await database.query<{ email: string; code: string }>("SELECT person.email, need.code FROM waitlist_entry JOIN person ON person.id = person_id JOIN need ON need.id = need_id")).rows;
  const [bridge] = await column("SELECT code AS value FROM need WHERE bridge_of_id IS NOT NULL");
  const sheets = await column("SELECT DISTINCT ON (state) id::text AS value FROM certificate ORDER BY state, drafted_at");
  const mail = await column("SELECT DISTINCT ON (template) id::text AS value FROM outbox_mail ORDER BY template, created_at");
  const person = await column("SELECT id::text AS value FROM person ORDER BY email LIMIT 1");
  const by = <T extends object>(rows: T[], key: (row: T) => string, path: (row: T) => string) =>
    [...new Set(rows.map(key))].map((who) => ({ who, paths: rows.filter((row) => key(row) === who).map(path) }));
  const coordinatorOf = (province: string) => at(province === "31" ? "coordinator.hp" : "coordinator.dn");
  return [
    { who: null, paths: ["/", "/needs", "/needs?q=bua+an&province=31&sort=deadline", "/needs?q=zzzz", "/needs?state=delivered", ...needs.map((code) => `/needs/${code}`), `/needs/${open}/pledge`] },
    { who: null, paths: ["/programmes", ...programmes.map((slug) => `/programmes/${slug}`), "/how-it-works", "/how-priority-works", "/map", "/map/31", "/map/48", "/map/96", "/khong-co-trang-nay"] },
    { who: null, paths: ["/shortlist", "/shortlist?dropped=HP-MEAL-0001", "/compare", `/compare?${needs.slice(0, 4).map((code) => `need=${code}`).join("&")}`, "/needs?category=meals&province=31&near=31&within=100&price=200000&accepts=money", "/basket", `/basket?dropped=${open}*2`, `/basket?offered=${open}*2`, "/basket/pledge", "/basket/plan", "/basket/plan?amount=5.000.000", "/basket/plan?amount=x&category=meals"] },
    { who: null, paths: ["/searches/new", "/searches/new?category=meals&province=31&q=bua+an", "/searches/confirm", ...(await column("SELECT DISTINCT '/searches/unsubscribe/' || split_part(props->>'unsubscribeUrl', '/unsubscribe/', 2) AS value FROM outbox_mail WHERE template = 'new-needs'"))] },
    { who: null, paths: ["/developers", "/embed/needs", "/embed/needs?q=zzzz&theme=dark", `/embed/needs/${open}`] },
    { who: null, paths: ["/transparency", "/transparency?province=31", "/transparency?year=2021", "/transparency/deliveries", "/transparency/deliveries?province=96", "/transparency/sponsors"] },
    { who: null, paths: ["/verify", "/verify?code=TLV-2020-000001", `/verify?code=${encodeURIComponent(`${open}/000001`)}`, ...certificates.map((code) => `/verify/${code}`), "/sign-in", "/sign-in/code"] },
    { who: null, paths: ["/dev/mailbox", ...mail.map((id) => `/dev/mailbox/${id}`)] },
    { who: at("me.sponsor"), paths: ["/my", "/my/pledges", "/my/waitlist", "/my/searches", "/searches/new?category=meals", `/needs/${open}/pledge`, `/needs/${monthly}/pledge?units=9`, `/needs/${covered}/waitlist`, `/needs/${open}/waitlist`] },
    ...by(pledges, ({ email }) => email, ({ reference }) => `/my/pledges/${reference}`),
    ...by(pledges.slice(0, 1), ({ email }) => email, ({ reference }) => `/my/pledges/${reference}/plan`),
    { who: deliveries[0]!.receiver, paths: ["/receive"] },
    ...by(deliveries, ({ receiver }) => receiver, ({ id }) => `/receive/${id}`),
    ...by(deliveries, ({ province }) => coordinatorOf(province), ({ id }) => `/coordinate/deliveries/${id}`),
    { who: at("coordinator.hp"), paths: ["/coordinate", "/coordinate/priorities", "/coordinate/priorities?show=set&q=zzzz", `/coordinate/priorities/${ranked}`, ...goods.map((reference) => `/coordinate/pledges/${reference}`)] },
    { who: at("fund"), paths: ["/fund", "/fund/promises", "/fund/transfers", "/fund/certificates", "/fund/cards", "/fund/cards?show=disputed", "/fund/rates", "/fund/ledger", "/fund/ledger/book", "/fund/ledger/book?accounts=bank", "/fund/receipts", "/fund/receipts?q=zzzz", ...receipts.map((number) => `/fund/receipts/${number}`), ...transfers.map((id) => `/fund/transfers/${id}`)] },
    { who: at("fund2"), paths: ["/fund/approvals", "/fund/approvals?show=decided", "/fund/refunds", "/fund/refunds?state=approved", "/fund/payments", "/fund/payments/new", "/fund/fees", "/fund/days", ...treasury] },
    ...by(refunds, ({ email }) => email, ({ reference }) => `/my/pledges/${reference}/refund`),
    ...by(refunds, ({ email }) => email, ({ reference }) => `/my/pledges/${reference}`),
    ...by(baskets, ({ email }) => email, ({ reference }) => `/my/baskets/${reference}`),
    { who: late!.email, paths: ["", "/plan", `/plan?pay=${late!.due}`, "/plan/card"].map((part) => `/my/pledges/${late!.reference}${part}`) },
    { who: split!.email, paths: [`/my/pledges/${split!.reference}`, `/needs/${split!.code}/pledge?units=2`] },
    { who: waiting!.email, paths: ["/my/waitlist", `/needs/${waiting!.code}/waitlist`] },
    { who: null, paths: [`/needs/${bridge}`] },
    { who: at("fund2"), paths: sheets.map((id) => `/fund/certificates/${id}`) },
    { who: at("admin"), paths: ["/admin", "/admin/people", "/admin/people?q=demo", `/admin/people/${person[0]}`, "/admin/areas", "/admin/areas?q=lien+khe", "/admin/mail"] },
  ];
}
