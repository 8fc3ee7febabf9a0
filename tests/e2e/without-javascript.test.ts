import type { Browser, Page } from "playwright-core";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { newVisitor, openBrowser, PHONE } from "../support/browser";
import { codeSentTo } from "../support/mailbox";
import { words } from "../support/words";

const origin = inject("productUrl");
const database = new pg.Client({ connectionString: inject("databaseUrl") });
const en = (key: string, parameters?: Record<string, string | number>) => words("en", key, parameters);
const email = "guest.demo@demo.tamlongvang.example";

let browser: Browser;
beforeAll(async () => {
  await database.connect();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await database.end();
});

describe("without JavaScript, in English, on a phone", () => {
  it("a guest filters, reads, mends a refused form, pledges, confirms and sees how to pay", async () => {
    const { context, page } = await newVisitor(browser, origin, { javaScriptEnabled: false, viewport: PHONE });
    await page.goto("/");
    const english = page.locator('a[hreflang="en"]:visible').first();
    if ((await english.count()) === 0) await page.locator("header details > summary").last().click();
    await english.click();
    expect(new URL(page.url()).pathname).toMatch(/^\/en\/?$/);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");

    await page.goto("/en/needs");
    await page.locator("form[role=search] input[name=q], form input[name=q]").first().fill("ao am");
    await page.locator("form").filter({ has: page.locator("input[name=q]") }).first().getByRole("button").first().click();
    expect(new URL(page.url()).searchParams.get("q")).toBe("ao am");

    const { rows } = await database.query<{ code: string; title: string }>("SELECT code, title_en AS title FROM need WHERE state = 'open' AND accepts_money AND quantity - units_allocated > 200 ORDER BY code DESC LIMIT 1");
    await page.goto(`/en/needs/${rows[0]!.code}`);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain(rows[0]!.title);
    await page.getByRole("link", { name: en("public:need.pledge.button") }).click();
    await pledgeForm(page, "not an address");
    expect(await page.locator("main").innerText()).toContain(en("sponsor:error.emailInvalid"));
    expect(await page.getByLabel(en("sponsor:new.units"), { exact: true }).inputValue()).toBe("3");
    expect(await page.getByLabel(en("sponsor:new.name")).first().inputValue()).toBe("Demo Guest");
    await pledgeForm(page, email);
    expect(page.url()).toMatch(/\/en\/pledges\/TLV.{7}\/confirm/);

    const confirmPage = page.url();
    await page.getByLabel(en("sponsor:confirm.code")).fill("000000");
    await page.getByRole("button", { name: en("sponsor:confirm.submit") }).click();
    await page.waitForLoadState();
    expect(await page.locator("main").innerText()).toContain(en("sponsor:error.code-wrong"));
    const code = await codeSentTo(page, email);
    await page.goto(confirmPage);
    await page.getByLabel(en("sponsor:confirm.code")).fill(code);
    await page.getByRole("button", { name: en("sponsor:confirm.submit") }).click();
    await page.waitForLoadState();
    expect(new URL(page.url()).pathname).toMatch(/^\/en\/my\/pledges\/TLV/);
    const reference = /TLV[2-9A-Z]{7}/.exec(page.url())![0];
    const shown = await page.locator("main").innerText();
    expect(shown).toContain(reference);
    expect(shown).toContain(en("sponsor:pledge.pay.memo"));
    expect(await page.locator("main svg, main img").count()).toBeGreaterThan(0);

    // Before any money moved the pledge can be taken back; its units are free again.
    await page.locator("details").filter({ hasText: en("sponsor:pledge.cancel.open") }).locator("summary").click();
    await page.getByRole("button", { name: en("sponsor:pledge.cancel.submit") }).click();
    await page.waitForLoadState();
    expect(await page.locator("body").innerText()).toContain(en("sponsor:pledge.cancel.done"));
    const { rows: live } = await database.query("SELECT FROM allocation a JOIN pledge p ON p.id = a.pledge_id WHERE p.reference = $1 AND a.released_at IS NULL", [reference]);
    expect(live).toHaveLength(0);
    await context.close();
  });
});

async function pledgeForm(page: Page, address: string) {
  await page.getByLabel(en("sponsor:new.units"), { exact: true }).fill("3");
  await page.getByLabel(en("sponsor:new.name")).first().fill("Demo Guest");
  await page.getByLabel(en("sponsor:new.email"), { exact: false }).first().fill(address);
  await page.getByRole("button", { name: en("sponsor:new.submit"), exact: true }).click();
}
