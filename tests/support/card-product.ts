import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { FakeStripe } from "../mocks/stripe";
import { DESKTOP, openBrowser, signInAs } from "./browser";
import { databaseUrlOf, startProduct, type ProductProcess } from "./product-process";

/** A product of the test file's own, with a key: the shared one offers no cards. Its card processor is the test's. */
export function cardProduct() {
  const fake = new FakeStripe();
  let folder: string;
  let product: ProductProcess;
  let database: pg.Client;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "tlv-cards-"));
    product = await startProduct({ DATA_DIR: folder, STRIPE_SECRET_KEY: "sk_test_of_our_own", STRIPE_WEBHOOK_SECRET: "whsec_of_our_own", STRIPE_BASE_URL: await fake.start() });
    database = new pg.Client({ connectionString: databaseUrlOf(product) });
    await database.connect();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await database?.end();
    product?.signalGroup("SIGTERM");
    await product?.ended;
    await fake.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Does something in a browser in which the sponsor of the demonstration has signed in. */
  async function asSponsor(deed: (page: Page) => Promise<void>, { javaScriptEnabled = true, viewport = DESKTOP, dark = false } = {}): Promise<void> {
    const context = await browser.newContext({ baseURL: product.url, javaScriptEnabled, viewport, locale: "vi-VN", colorScheme: dark ? "dark" : "light" });
    context.setDefaultTimeout(20_000);
    try {
      const page = await context.newPage();
      await signInAs(page, "Người ủng hộ Demo");
      await deed(page);
    } finally {
      await context.close();
    }
  }

  return { fake, database: () => database, asSponsor };
}
