import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { expectAccessible, PHONE } from "../support/browser";
import { cardProduct } from "../support/card-product";
import { words } from "../support/words";

const vi = (key: string, parameters?: Record<string, string | number>) => words("vi", key, parameters);
const { fake, database, asSponsor } = cardProduct();
let need: string;

beforeAll(async () => {
  const { rows } = await database().query<{ code: string }>("SELECT code FROM need WHERE state = 'open' AND accepts_money AND accepts_in_kind AND unit_price BETWEEN 20000 AND 5000000 AND quantity - units_allocated > 5 ORDER BY code LIMIT 1");
  need = rows[0]!.code;
});

/** The page stands, axe minds nothing in it, and nothing hides beside the screen. */
async function looksRight(page: Page) {
  await page.waitForLoadState("networkidle");
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), page.url()).toBe(0);
}

/** Both looks of an address: Vietnamese on a phone, English in the dark on a desk. */
async function looksRightTwice(address: string, heading: (locale: "vi" | "en") => string) {
  await asSponsor(async (page) => {
    await page.goto(address);
    expect(await page.getByText(heading("vi"), { exact: false }).first().isVisible()).toBe(true);
    await looksRight(page);
  }, { viewport: PHONE });
  await asSponsor(async (page) => {
    await page.goto(`/en${address}`);
    expect(await page.getByText(heading("en"), { exact: false }).first().isVisible()).toBe(true);
    await looksRight(page);
  }, { dark: true });
}

/** Pledges one unit by card; answers the address of the page that offers to pay so. */
async function pledgesByCard(page: Page): Promise<string> {
  await page.goto(`/needs/${need}/pledge?units=1`);
  await page.locator('input[name="channel"][value="card"]').check({ force: true });
  await page.getByRole("button", { name: vi("sponsor:new.submit") }).click();
  await page.waitForURL(/\/my\/pledges\/TLV[0-9A-Z]{7}\/card$/);
  return new URL(page.url()).pathname;
}

describe("cards, where the product has a key", () => {
  it("are a choice on the page of a new pledge", async () => {
    await looksRightTwice(`/needs/${need}/pledge?units=1`, (locale) => words(locale, "cards:new.card"));
  });

  it("have a page that says what is charged, opens the processor's page, and says truly that nothing has come yet", async () => {
    let address = "";
    await asSponsor(async (page) => {
      address = await pledgesByCard(page);
      await looksRight(page);
    });
    await looksRightTwice(address, (locale) => words(locale, "cards:pay.submit"));
    await asSponsor(async (page) => {
      await page.goto(address);
      await page.getByRole("button", { name: vi("cards:pay.submit") }).click();
      await page.waitForURL(/\/pay\/cs_/);
      expect(page.url()).toContain(fake.lastSession());
      const [asked] = fake.posts("/v1/checkout/sessions").slice(-1);
      expect(asked!.fields).toMatchObject({ mode: "payment", "metadata[reference]": address.split("/")[3] });
      // Back with nothing paid: the page can be gone on with, and whoever comes from the processor is told the truth.
      await page.goto(address);
      expect(await page.getByRole("button", { name: vi("cards:pay.goOn") }).isVisible()).toBe(true);
      await looksRight(page);
      await page.goto(`${address}?session=${fake.lastSession()}`);
      expect(await page.getByText(vi("cards:left.title")).or(page.getByRole("button", { name: vi("cards:pay.goOn") })).first().isVisible()).toBe(true);
      await looksRight(page);
    });
  });

  it("can be left for a bank transfer, also without JavaScript", async () => {
    await asSponsor(async (page) => {
      const address = await pledgesByCard(page);
      await page.getByRole("button", { name: vi("cards:bank.submit") }).click();
      await page.waitForURL((url) => url.pathname === address.replace("/card", ""));
      expect(await page.getByText(vi("cards:bank.done")).isVisible()).toBe(true);
    }, { javaScriptEnabled: false, viewport: PHONE });
  });
});
