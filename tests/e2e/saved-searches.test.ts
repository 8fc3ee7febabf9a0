import pg from "pg";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { expectAccessible, newVisitor, openBrowser, PHONE, signInAs } from "../support/browser";
import { until } from "../support/product-process";
import { words } from "../support/words";

const origin = inject("productUrl");
const database = new pg.Client({ connectionString: inject("databaseUrl") });
const vi = (key: string) => words("vi", key);
let browser: Browser;

beforeAll(async () => {
  await database.connect();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await database.end();
});

/** Opens to the public a need like one of the demonstration's, under another code, with what follows its publication. */
async function publish(code: string): Promise<void> {
  const { rows } = await database.query<{ column: string }>("SELECT quote_ident(column_name) AS column FROM information_schema.columns WHERE table_name = 'need' AND column_name NOT IN ('id', 'code') AND is_generated = 'NEVER' ORDER BY ordinal_position");
  const columns = rows.map(({ column }) => column);
  const values = columns.map((column) => ({ state: "'open'", units_allocated: "0", units_paid: "0", units_delivered: "0", published_at: "now()", created_at: "now()", updated_at: "now()", deadline: "current_date + 90", bridge_of_id: "NULL", units_bridged: "0" })[column] ?? column);
  const { rows: made } = await database.query<{ id: string }>(`INSERT INTO need (code, ${columns.join(", ")}) SELECT $1, ${values.join(", ")} FROM need WHERE category = 'counselling' AND bridge_of_id IS NULL ORDER BY code LIMIT 1 RETURNING id`, [code]);
  await database.query("SELECT graphile_worker.add_job('consequences', json_build_object('seq', 0, 'kind', 'need.published', 'subjectType', 'need', 'subjectId', $1::text, 'actorId', null, 'payload', '{}'::json))", [made[0]!.id]);
}

/** Opens the newest mail to this address in the demonstration's mailbox, when it is there. */
async function openMail(page: Page, to: string, template: string) {
  let id = "";
  await until(async () => {
    id = (await database.query<{ id: string }>("SELECT id FROM outbox_mail WHERE to_email = $1 AND template = $2 AND state = 'sent' ORDER BY created_at DESC LIMIT 1", [to, template])).rows[0]?.id ?? "";
    return id !== "";
  }, `a mail ${template} is sent`, 150_000);
  await page.goto(`/dev/mailbox/${id}`);
}

describe.each([{ script: true }, { script: false }])("saving a search (script: $script)", ({ script }) => {
  let context: BrowserContext;
  let page: Page;
  const email = `khach.${script ? "script" : "plain"}@demo.tamlongvang.example`;
  const code = `HP-CONS-${script ? 9001 : 9002}`;

  beforeAll(async () => ({ context, page } = await newVisitor(browser, origin, { javaScriptEnabled: script, viewport: PHONE })));
  afterAll(() => context.close());
  /** axe is a script itself, so it looks at the same pages where scripts run. */
  const looked = async (seen: Page) => void (script && (await expectAccessible(seen)));
  const settle = () => page.waitForLoadState(script ? "networkidle" : "load");

  it("leads a guest from the list over the code to the search, and a new need to a mail with one press out", async () => {
    await page.goto("/needs?category=counselling");
    await page.getByRole("link", { name: vi("browse:list.save") }).click();
    await page.waitForURL(/\/searches\/new\?category=counselling$/);
    await settle();
    expect(await page.locator("#name").inputValue()).toBe(vi("ui:category.counselling"));
    await page.getByRole("button", { name: vi("searches:save.submitGuest") }).click();
    await page.getByRole("alert").waitFor();
    await looked(page);
    await page.getByText(vi("searches:frequency.immediate"), { exact: true }).click();
    await page.locator("#email").fill(email);
    await page.getByRole("button", { name: vi("searches:save.submitGuest") }).click();
    await page.waitForURL(/\/searches\/confirm\?id=/);
    await settle();
    await looked(page);
    const confirmAddress = page.url();

    await openMail(page, email, "search-confirm-code");
    const number = /\b\d{6}\b/.exec((await page.locator("h1").textContent())!)![0];
    await page.goto(confirmAddress);
    await settle();
    await page.locator("#code").fill(number);
    await page.getByRole("button", { name: vi("searches:confirm.submit") }).click();
    await page.waitForURL(/\/my\/searches$/);
    await settle();
    await page.getByRole("heading", { name: vi("ui:category.counselling"), level: 2 }).waitFor();
    await looked(page);

    await publish(code);
    await openMail(page, email, "new-needs");
    const frame = page.frameLocator("iframe");
    expect(await frame.locator(`a[href$="/needs/${code}"]`).count()).toBe(1);
    const out = (await frame.locator('a[href*="/searches/unsubscribe/"]').getAttribute("href"))!;

    // As mail programs do it, those on the web among them: no cookie, this body, and no redirect is taken for an answer.
    for (const from of [{}, { Origin: "https://mail.example", "Sec-Fetch-Site": "cross-site" }, { Origin: "null" }] as Record<string, string>[]) {
      const pressed = await fetch(out, { method: "POST", redirect: "manual", headers: { "Content-Type": "application/x-www-form-urlencoded", ...from }, body: "List-Unsubscribe=One-Click" });
      expect([pressed.status, pressed.headers.get("Location")], JSON.stringify(from)).toEqual([200, null]);
    }
    await page.goto("/my/searches");
    await page.getByText(vi("searches:mine.why.unsubscribed")).waitFor();
    await looked(page);
  }, 300_000);

  it("takes the mails up again from the address in the mail; looking at it changes nothing", async () => {
    const { rows } = await database.query<{ url: string }>("SELECT props->>'unsubscribeUrl' AS url FROM outbox_mail WHERE to_email = $1 AND template = 'new-needs'", [email]);
    const stranger = await newVisitor(browser, origin, { javaScriptEnabled: script });
    const mail = stranger.page;
    for (const [title, button] of [["stopped", "again"], ["active", null]] as const) {
      await mail.waitForLoadState();
      if (title === "stopped") await mail.goto(new URL(rows[0]!.url).pathname);
      await mail.getByRole("heading", { name: vi(`searches:out.${title}`), level: 1 }).waitFor();
      await looked(mail);
      if (button) await mail.getByRole("button", { name: vi(`searches:out.${button}`) }).click();
    }
    await mail.goto(new URL(rows[0]!.url).pathname);
    await mail.goto(new URL(rows[0]!.url).pathname);
    expect((await database.query("SELECT FROM saved_search JOIN person ON person.id = person_id WHERE person.email = $1 AND saved_search.state = 'active'", [email])).rowCount).toBe(1);
    await mail.getByRole("button", { name: vi("searches:out.submit") }).click();
    await mail.getByRole("heading", { name: vi("searches:out.stopped"), level: 1 }).waitFor();
    await stranger.context.close();
  });

  it("names a search anew, deletes it and takes that back", async () => {
    await page.goto("/my/searches");
    await settle();
    await page.getByText(vi("searches:mine.edit")).click();
    await page.locator("input[name=name]").fill("Tư vấn cho các em");
    await page.getByRole("button", { name: vi("searches:mine.save") }).click();
    await page.getByRole("heading", { name: "Tư vấn cho các em", level: 2 }).waitFor();
    await page.getByRole("button", { name: new RegExp(`^${vi("searches:mine.delete")}: `) }).click();
    await page.waitForURL(/\?deleted=/);
    await settle();
    await looked(page);
    await page.getByRole("button", { name: vi("searches:mine.undo") }).click();
    await page.getByRole("heading", { name: "Tư vấn cho các em", level: 2 }).waitFor();
  });
});

describe("somebody signed in", () => {
  it("saves without a code, and is told when the same search is kept already", async () => {
    const { context, page } = await newVisitor(browser, origin);
    await signInAs(page, "Người ủng hộ Demo");
    for (const kept of [false, true]) {
      await page.goto("/en/searches/new?accepts=in_kind", { waitUntil: "networkidle" });
      expect(await page.locator("#email").count()).toBe(0);
      await page.getByRole("button", { name: words("en", "searches:save.submit") }).click();
      if (kept) await page.getByRole("alert").getByText(words("en", "searches:refused.saved-already")).waitFor();
      else await page.waitForURL(/\/en\/my\/searches$/);
    }
    await context.close();
  });
});
