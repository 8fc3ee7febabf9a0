import pg from "pg";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { expectAccessible, newVisitor, openBrowser, PHONE } from "../support/browser";
import { HttpPerson } from "../support/http-person";
import { vietcombankCsv } from "../support/statement-files";
import { uploadedStatement } from "../support/uploaded-statement";

const origin = inject("productUrl");
const database = new pg.Client({ connectionString: inject("databaseUrl") });
const MEMOS = ["ban phim mot", "ban phim hai", "ban phim ba"];
let browser: Browser;
let fund: HttpPerson;

beforeAll(async () => {
  await database.connect();
  browser = await openBrowser();
  fund = await new HttpPerson(origin).signInAs((await one<{ id: string }>("SELECT person_id AS id FROM role_grant WHERE role = 'fund_manager' AND revoked_at IS NULL LIMIT 1")).id);
});
afterAll(async () => {
  await browser.close();
  await database.end();
});

async function one<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row> {
  return (await database.query<Row>(sql, values)).rows[0]!;
}

/** A visitor's browser that is signed in as somebody is over HTTP. */
async function browserOf(person: HttpPerson, viewport?: typeof PHONE) {
  const visitor = await newVisitor(browser, origin, { viewport });
  const pairs = person.headers().Cookie!.split("; ").map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)] as const);
  await visitor.context.addCookies(pairs.map(([name, value]) => ({ name, value, url: origin })));
  return visitor;
}

const states = async () => (await database.query<{ memo: string; state: string }>("SELECT memo, state FROM incoming_transfer WHERE memo = ANY($1) ORDER BY memo", [MEMOS])).rows.map(({ state }) => state);

describe("the list of money that waits, by the keyboard alone", () => {
  it("moves with j and k, selects with x, opens with Enter, takes every suggestion with a, and deals with what is selected", async () => {
    // A held pledge whose reference is written with one slip: a suggestion, never a credit.
    const { reference } = await one<{ reference: string }>("SELECT reference FROM pledge WHERE state = 'held' AND mode = 'money' AND channel = 'bank_transfer' AND basket_id IS NULL ORDER BY reference LIMIT 1");
    const slip = `${reference.slice(0, 9)}${reference.at(9) === "2" ? "3" : "2"}`;
    let balance = 0;
    const lines = [...MEMOS, slip].map((memo, index) => ({ day: "02/01/2024", amount: 1_001 + index, memo, reference: `77.${index}`, payer: "", balance: (balance += 1_001 + index) }));
    let csv = "";
    for await (const part of vietcombankCsv(lines)) csv += part;
    await uploadedStatement(fund, csv);
    const { context, page } = await browserOf(fund);
    await page.goto("/fund/transfers");
    const box = (memo: string) => page.getByRole("row").filter({ hasText: memo }).locator('input[name="pick"]');
    const focused = () => page.evaluate(() => document.activeElement?.closest("tr")?.textContent ?? "");
    // The keys are heard once the page's script has begun.
    await expect.poll(async () => { await page.keyboard.press("j"); return focused(); }, { timeout: 15_000 }).not.toBe("");
    for (let step = 0; step < 6; step += 1) await page.keyboard.press("k");
    const after = async (key: string) => {
      await page.keyboard.press(key);
      return focused();
    };
    // Waiting money stands oldest first, so that these four are on top.
    const seen = [await focused(), await after("j"), await after("j"), await after("k")];
    expect(seen.map((text) => [...MEMOS, slip].some((memo) => text.includes(memo)))).toEqual([true, true, true, true]);
    expect(seen[3]).toBe(seen[1]);
    expect(new Set(seen).size).toBe(3);
    await page.keyboard.press("a");
    expect([await box(slip).isChecked(), await box(MEMOS[0]!).isChecked()]).toEqual([true, false]);
    for (const picked = page.locator('input[name="pick"]:checked'); (await picked.count()) > 0; ) await picked.first().uncheck();
    for (const memo of MEMOS.slice(0, 2)) {
      await box(memo).focus();
      await page.keyboard.press("x");
      expect(await box(memo).isChecked()).toBe(true);
    }
    // A key that is typed into a field writes and selects nothing.
    await page.getByLabel(/Lý do/).first().fill("");
    await page.getByLabel(/Lý do/).first().pressSequentially("xaj giữ làm quà");
    expect(await page.locator('input[name="pick"]:checked').count()).toBe(2);
    await expectAccessible(page);
    await page.locator('input[name="confirmed"]').check();
    await page.getByRole("button", { name: "Giữ làm quà chung" }).click();
    await page.getByText("2 khoản", { exact: false }).first().waitFor();
    expect(await states()).toEqual(["suspense", "resolved", "resolved"]);
    await box(MEMOS[2]!).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/fund\/transfers\/[0-9a-f-]{36}$/);
    expect(await page.textContent("main")).toContain(MEMOS[2]);
    await context.close();
  });
});

describe("paying on a phone", () => {
  it("offers the banks that take the code, finds one without accents, and starts its app by its own address", async () => {
    const { reference, person } = await one<{ reference: string; person: string }>("SELECT reference, person_id AS person FROM pledge WHERE state = 'held' AND mode = 'money' AND channel = 'bank_transfer' AND basket_id IS NULL ORDER BY reference LIMIT 1");
    const { context, page } = await browserOf(await new HttpPerson(origin).signInAs(person), PHONE);
    await page.goto(`/my/pledges/${reference}`);
    const list = page.locator("details:has(input[type=search])").first();
    await list.locator("summary").click();
    const rows = list.getByRole("listitem");
    const all = await rows.count();
    expect(all).toBeGreaterThan(30);
    await list.getByRole("searchbox").fill("ngoai thuong");
    await expect.poll(() => rows.count()).toBeLessThan(5);
    expect(await rows.first().textContent()).toContain("Vietcombank");
    const links = await list.getByRole("link").evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link).toMatch(/^[a-z][a-z0-9+.-]*:\/\/$/);
    await list.getByRole("searchbox").fill("khong co ngan hang nay");
    await expect.poll(() => rows.count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await expectAccessible(page);
    await context.close();
  });
});
