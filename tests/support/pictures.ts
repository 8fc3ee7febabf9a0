import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";

/** Takes the README's picture of the page, from its top or from the named heading on, when PICTURES names the folder to put it in; otherwise nothing. */
export async function picture(page: Page, name: string, heading?: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.evaluate(() => window.scrollTo(0, 0));
  if (heading) await page.getByRole("heading", { name: heading, exact: true }).evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top - 24));
  const taken = await page.screenshot({ animations: "disabled" });
  await sharp(taken).png({ palette: true, effort: 10 }).toFile(path.join(folder, `${name}.png`));
}
