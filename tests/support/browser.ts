import AxeBuilder from "@axe-core/playwright";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { expect } from "vitest";
import { BROWSER_FLAGS, findBrowser } from "../../scripts/browser";

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 900 };

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: BROWSER_FLAGS, headless: true });
}

/** A visitor with a browser of his own; any request to another host fails the test. */
export async function newVisitor(browser: Browser, baseURL: string, { javaScriptEnabled = true, viewport = DESKTOP } = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL, javaScriptEnabled, viewport, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh" });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith("http") && host !== new URL(baseURL).host) throw new Error(`The page asked an outside host: ${host}`);
  });
  return { context, page };
}

/**
 * No accessibility violation on the page as it stands (WCAG 2.2 A and AA rules of axe). Frames that may run no script are taken out first:
 * axe would wait in them for ever.
 */
export async function expectAccessible(page: Page) {
  await page.locator("iframe[sandbox]").evaluateAll((frames) => frames.forEach((frame) => frame.remove()));
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  const words = violations.map((violation) => `${violation.id}: ${violation.help} (${violation.nodes.map((node) => node.target.join(" ")).slice(0, 3).join("; ")})`);
  expect(words, `axe on ${page.url()}`).toEqual([]);
}

/** Signs in as a demonstration person by the button that carries the name. */
export async function signInAs(page: Page, name: string) {
  await page.goto("/sign-in");
  const button = page.getByRole("button", { name, exact: false }).first();
  if (!(await button.isVisible())) for (const summary of await page.locator("main details > summary").all()) await summary.click();
  await button.click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
}
