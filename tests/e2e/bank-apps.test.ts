import pg from "pg";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { expectAccessible, newVisitor, openBrowser, PHONE } from "../support/browser";
import { HttpPerson } from "../support/http-person";

const origin = inject("productUrl");
const database = new pg.Client({ connectionString: inject("databaseUrl") });
let browser: Browser;

beforeAll(async () => {
  await database.connect();
  browser = await openBrowser();
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
