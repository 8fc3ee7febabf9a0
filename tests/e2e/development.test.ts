import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newVisitor, openBrowser } from "../support/browser";
import { startProduct, until, type ProductProcess } from "../support/product-process";

/** The first view of a page compiles all that it imports. */
const COMPILING_MS = 120_000;

let folder: string;
let browser: Browser;
let product: ProductProcess;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "tlv-dev-"));
  [browser, product] = await Promise.all([openBrowser(), startProduct({ DATA_DIR: folder, NODE_ENV: "development" }, { command: "dev", npm: true })]);
});
afterAll(async () => {
  await browser?.close();
  if (product?.child.exitCode === null) product.signalGroup("SIGTERM");
  await product?.ended;
  await rm(folder, { recursive: true, force: true });
});

describe("npm run dev", () => {
  it("shows pages that come alive without a complaint, with hot reload over its own port, and stops on Ctrl-C beside an open page", async () => {
    const { page } = await newVisitor(browser, product.url);
    const complaints: string[] = [];
    const sockets: string[] = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("websocket", (socket) => sockets.push(new URL(socket.url()).port));
    for (const place of ["/", "/en/needs", "/sign-in"]) {
      const before = sockets.length;
      expect((await page.goto(place, { waitUntil: "networkidle", timeout: COMPILING_MS }))?.status()).toBe(200);
      await until(() => sockets.length > before, "the page listens for changes");
      await page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith("__reactContainer")));
    }
    expect(complaints).toEqual([]);
    expect(new Set(sockets)).toEqual(new Set([String(product.port)]));
    expect(product.errors()).toBe("");
    product.signalGroup("SIGINT");
    expect(await product.ended).toBe(0);
  });
});
