import type { Page } from "playwright-core";
import { expect } from "vitest";

/** The one-time code in the newest letter to an address, read in the demonstration's mailbox. */
export async function codeSentTo(page: Page, address: string): Promise<string> {
  await page.goto(`/en/dev/mailbox?to=${encodeURIComponent(address)}`);
  const mail = await page.locator('main a[href*="/dev/mailbox/"]').first().getAttribute("href");
  // The worker writes the letter out a moment after the pledge.
  await expect.poll(async () => {
    await page.goto(mail!);
    return page.locator("main iframe").count();
  }, { timeout: 20_000 }).toBeGreaterThan(0);
  return /(?<!\d)\d{6}(?!\d)/.exec(await page.locator("main").innerText())![0];
}
