import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, inject, it } from "vitest";
import { newVisitor, openBrowser, PHONE } from "../support/browser";
import { words } from "../support/words";

const origin = inject("productUrl");
const vi = (key: string) => words("vi", key);
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());
beforeEach(async () => ({ context, page } = await newVisitor(browser, origin)));
afterEach(() => context.close());

const found = () => page.locator("#results").innerText();
const arrived = (params: Record<string, string | null>) => page.waitForURL((url) => Object.entries(params).every(([name, value]) => url.searchParams.get(name) === value));

describe("the list of needs in a browser with script", () => {
  it("narrows itself with each choice, keeps the focus, and goes back step by step", async () => {
    await page.goto("/needs", { waitUntil: "networkidle" });
    const all = await found();
    const meals = page.getByRole("checkbox", { name: vi("ui:category.meals") });
    await meals.check();
    await arrived({ category: "meals" });
    await expect.poll(found).not.toBe(all);
    expect(await meals.evaluate((control) => control === document.activeElement)).toBe(true);
    const narrowed = await found();
    await expect.poll(() => page.locator("p[role=status]").last().innerText()).toBe(narrowed);

    await page.locator("#q").pressSequentially("bua", { delay: 20 });
    await arrived({ category: "meals", q: "bua" });
    await page.locator("#q").pressSequentially(" an", { delay: 20 });
    await arrived({ category: "meals", q: "bua an" });
    await page.keyboard.press("Escape");
    await page.goBack();
    await arrived({ category: "meals", q: null });
    await expect.poll(() => page.locator("#q").inputValue()).toBe("");
    await page.goBack();
    await arrived({ category: null });
    await expect.poll(found).toBe(all);
    expect(await meals.isChecked()).toBe(false);
  });

  it("leads from a removed chip to the results", async () => {
    await page.goto("/needs?category=meals", { waitUntil: "networkidle" });
    await page.locator("section[aria-labelledby=results] a").filter({ hasText: vi("ui:category.meals") }).first().click();
    await arrived({ category: null });
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("results");
    expect(await page.getByRole("checkbox", { name: vi("ui:category.meals") }).isChecked()).toBe(false);
  });

  it("opens its filters over the list on a phone and closes them by the button that names the number", async () => {
    await page.setViewportSize(PHONE);
    await page.goto("/needs", { waitUntil: "networkidle" });
    await page.getByText(vi("browse:panel.open"), { exact: true }).first().click();
    await page.getByRole("checkbox", { name: vi("ui:category.meals") }).check();
    await arrived({ category: "meals" });
    const close = page.getByRole("button", { name: /· Xem$/ });
    await close.click();
    expect(await close.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("results");
  });
});

describe("the search box", () => {
  it("offers places and needs by keyboard, and Escape leaves what was typed", async () => {
    await page.goto("/", { waitUntil: "networkidle" });
    const box = page.getByRole("combobox");
    await box.pressSequentially("lao cai", { delay: 20 });
    const options = page.getByRole("option");
    await options.first().waitFor();
    expect(await box.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("ArrowUp");
    expect(await box.getAttribute("aria-activedescendant")).toBe(await options.last().getAttribute("id"));
    await page.keyboard.press("Escape");
    expect([await box.getAttribute("aria-expanded"), await box.inputValue()]).toEqual(["false", "lao cai"]);
    await page.keyboard.press("ArrowDown");
    await options.first().waitFor();
    await page.keyboard.press("ArrowDown");
    expect(await options.first().getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("Enter");
    await arrived({ province: "15" });
  });
});

describe("the shortlist", () => {
  it("keeps a need in place and brings it to the comparison", async () => {
    await page.goto("/needs", { waitUntil: "networkidle" });
    const keep = page.locator("article button[aria-pressed]");
    for (const index of [0, 1]) {
      await keep.nth(index).click();
      await expect.poll(() => page.locator("header a[href='/shortlist']").first().innerText()).toContain(String(index + 1));
    }
    expect(new URL(page.url()).pathname).toBe("/needs");
    await page.goto("/shortlist", { waitUntil: "networkidle" });
    await page.getByRole("button", { name: vi("browse:shortlist.compare") }).click();
    await page.waitForURL(/\/compare\?need=.+need=/);
    await expect.poll(() => page.locator("thead th[scope=col]").count()).toBe(2);
  });
});
