import type { Browser, Page } from "playwright-core";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { expectAccessible, newVisitor, openBrowser, PHONE, signInAs } from "../support/browser";
import { codeSentTo } from "../support/mailbox";
import { words } from "../support/words";

const origin = inject("productUrl");
const database = new pg.Client({ connectionString: inject("databaseUrl") });
const email = "basket.guest@demo.tamlongvang.example";
let browser: Browser;

beforeAll(async () => {
  await database.connect();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await database.end();
});

const states = async (reference: string) => (await database.query<{ states: string }>("SELECT basket.state || ': ' || string_agg(pledge.state, ' ' ORDER BY basket_position) AS states FROM basket JOIN pledge ON basket_id = basket.id WHERE basket.reference = $1 GROUP BY basket.id", [reference])).rows[0]!.states;

/** The journey from an amount to a paid basket, the same with script and without it. */
async function journey(page: Page, { locale, asGuest, scripted }: { locale: "vi" | "en"; asGuest: boolean; scripted: boolean }) {
  const t = (key: string, parameters?: Record<string, string | number>) => words(locale, key, parameters);
  const at = locale === "en" ? "/en" : "";
  // why: axe is a script itself, and this browser runs none. A button that fades back in is looked at when it has.
  const looksRight = async () => {
    if (!scripted) return;
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
    await expectAccessible(page);
  };
  const main = () => page.locator("main").innerText();
  const press = async (name: string | RegExp) => {
    await page.getByRole("button", { name }).first().click();
    await page.waitForLoadState("networkidle");
  };
  await page.goto(`${at}/basket/plan?amount=2000000`);
  const proposed = await page.locator("ol > li.card").count();
  expect(proposed).toBeGreaterThan(2);
  await press(t("browse:plan.takeAll_other", { count: proposed }));
  await expect.poll(() => page.locator("main ul > li.card").count()).toBe(proposed);
  await looksRight();

  const first = page.locator("main ul > li.card").first();
  const code = await first.locator(".tabular-nums").first().innerText();
  const units = page.locator(`#units-${code}`);
  await units.fill("0");
  await first.getByRole("button", { name: t("basket:line.change") }).click();
  await expect.poll(main).toContain(t("basket:refused.units-invalid"));
  await looksRight();
  await units.fill("9999999");
  await first.getByRole("button", { name: t("basket:line.change") }).click();
  await expect.poll(main).toContain(t("basket:sum.trouble"));
  expect(await page.getByRole("link", { name: t("basket:sum.pledge") }).count(), "no way on while a need has too few units").toBe(0);
  await units.fill("1");
  await first.getByRole("button", { name: t("basket:line.change") }).click();
  await page.getByRole("link", { name: t("basket:sum.pledge") }).waitFor();

  await page.locator("main ul > li.card").last().getByRole("button", { name: new RegExp(t("basket:line.drop")) }).click();
  await expect.poll(() => page.locator("main ul > li.card").count()).toBe(proposed - 1);
  await press(t("basket:page.undo"));
  await expect.poll(() => page.locator("main ul > li.card").count()).toBe(proposed);

  await page.getByRole("link", { name: t("basket:sum.pledge") }).click();
  await page.waitForURL(/basket\/pledge/);
  await looksRight();
  if (asGuest) {
    await page.getByLabel(t("sponsor:new.name")).first().fill("Khách Giỏ");
    await page.getByLabel(t("sponsor:new.email")).first().fill("not an address");
    await press(t("basket:new.submit"));
    await expect.poll(main).toContain(t("sponsor:error.emailInvalid"));
    expect(await page.getByLabel(t("sponsor:new.name")).first().inputValue()).toBe("Khách Giỏ");
    await page.getByLabel(t("sponsor:new.email")).first().fill(email);
  }
  await press(t("basket:new.submit"));
  if (asGuest) {
    await page.waitForURL(/\/pledges\/TLV.{7}\/confirm/);
    const confirm = page.url();
    const code = await codeSentTo(page, email);
    await page.goto(confirm);
    await page.getByLabel(t("sponsor:confirm.code")).fill(code);
    await press(t("sponsor:confirm.submit"));
  }
  await page.waitForURL(/\/my\/baskets\/TLV/);
  const reference = /TLV[2-9A-Z]{7}/.exec(page.url())![0];
  await looksRight();
  expect(await main()).toContain(reference);
  expect(await states(reference)).toBe(`held: ${Array.from({ length: proposed }, () => "held").join(" ")}`);
  const slip = await page.request.get(`${origin}${at}/my/baskets/${reference}/slip.pdf`);
  expect([slip.status(), (await slip.body()).subarray(0, 5).toString()]).toEqual([200, "%PDF-"]);

  await page.locator("a[href*='/my/pledges/TLV']").first().click();
  await expect.poll(main).toContain(t("basket:member.title", { reference }));
  await looksRight();
  await page.getByRole("link", { name: t("basket:member.go") }).click();
  await page.waitForURL(/\/my\/baskets\//);
  await press(t("sponsor:demo.send.short"));
  await page.locator("main").getByText(t("basket:now.part.title", { missing: "" }).trim()).first().waitFor();
  expect(await states(reference)).toMatch(/^held: held/);
  await press(t("sponsor:demo.send.right"));
  await page.locator("main").getByText(t("basket:now.confirmed.title_other", { count: proposed })).waitFor();
  await looksRight();
  expect(await states(reference)).toBe(`confirmed: ${Array.from({ length: proposed }, () => "confirmed").join(" ")}`);
  expect(await page.locator("a[href$='receipt.pdf']").count()).toBe(proposed);
  await page.goto(`${at}/basket`);
  expect(await main(), "what was pledged is out of the basket").toContain(t("basket:page.empty"));
  return reference;
}

/** The templates of all letters to somebody, in the order in which they were written. */
async function lettersTo(to: string): Promise<string[]> {
  return (await database.query<{ template: string }>("SELECT template FROM outbox_mail WHERE to_email = $1 ORDER BY created_at", [to])).rows.map(({ template }) => template);
}

describe("a basket", () => {
  it("goes from an amount to several confirmed pledges by one transfer, with script", async () => {
    const { context, page } = await newVisitor(browser, origin);
    await signInAs(page, "Người ủng hộ Demo");
    await journey(page, { locale: "vi", asGuest: false, scripted: true });
    await context.close();
  });

  it("does the same for a guest without script, in English, on a phone, told of once", async () => {
    const { context, page } = await newVisitor(browser, origin, { javaScriptEnabled: false, viewport: PHONE });
    await journey(page, { locale: "en", asGuest: true, scripted: false });
    await expect.poll(() => lettersTo(email), { timeout: 30_000 }).toEqual(["guest-confirm-code", "basket-made", "basket-received"]);
    await context.close();
  });
});
