import { chromium } from "playwright-core";
import { against, type Figure } from "./bench-figures";
import { BROWSER_FLAGS, findBrowser } from "./browser";

const KILO = 1000;

/** What a phone that comes for the first time loads for the list: bytes of page, styles and scripts as they come over the line, in the compression that the browser was given. */
export async function measureWeight(url: string): Promise<Figure[]> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, isMobile: true });
    const line = await page.context().newCDPSession(page);
    const kinds = new Map<string, { type: string; encoding: string; body: number }>();
    const bytes = { Document: 0, Stylesheet: 0, Script: 0 };
    await line.send("Network.enable");
    line.on("Network.responseReceived", ({ requestId, type, response }) => {
      // The headers are no part of the page.
      kinds.set(requestId, { type, encoding: response.headers["content-encoding"] ?? response.headers["Content-Encoding"] ?? "none", body: response.encodedDataLength });
    });
    line.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId);
      if (kind && kind.type in bytes) bytes[kind.type as keyof typeof bytes] += encodedDataLength - kind.body;
    });
    await page.goto(`${url}/needs`, { waitUntil: "networkidle" });
    const encodings = new Set([...kinds.values()].filter(({ type }) => type in bytes).map(({ encoding }) => encoding));
    const whole = bytes.Document + bytes.Stylesheet + bytes.Script;
    const note = `page ${(bytes.Document / KILO).toFixed(1)}, styles ${(bytes.Stylesheet / KILO).toFixed(1)}, scripts ${(bytes.Script / KILO).toFixed(1)}, compressed: ${[...encodings].join(", ")}`;
    return [against("the list on a phone: page, styles, scripts", whole / KILO, "KB", { most: 180 }, { note }), against("its scripts alone", bytes.Script / KILO, "KB", { most: 115 })];
  } finally {
    await browser.close();
  }
}
