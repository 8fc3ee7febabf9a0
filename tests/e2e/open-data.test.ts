import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { newVisitor, openBrowser } from "../support/browser";

const origin = inject("productUrl");
const get = (path: string, init: RequestInit = {}) => fetch(origin + path, { redirect: "manual", ...init });

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("open data over the network", () => {
  it.each(["POST", "PUT", "DELETE", "PATCH", "PROPFIND"])("refuse %s in the reader's language, as a problem", async (method) => {
    const response = await get("/api/v1/needs", { method, headers: { "Accept-Language": "en" } });
    expect([response.status, response.headers.get("Allow"), response.headers.get("Content-Type")]).toEqual([405, "GET, HEAD, OPTIONS", expect.stringContaining("application/problem+json")]);
    expect(await response.json()).toMatchObject({ code: "method-not-allowed", title: "Read-only" });
  });

  it("tell a browser of another site beforehand that it may read", async () => {
    const response = await get("/api/v1/needs", { method: "OPTIONS", headers: { Origin: "https://elsewhere.example", "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match" } });
    expect([response.status, response.headers.get("Access-Control-Allow-Origin"), response.headers.get("Access-Control-Allow-Headers")]).toEqual([204, "*", "If-None-Match, Accept-Language"]);
  });

  it("answer HEAD without a body, and 304 to a copy that is still right", async () => {
    const head = await get("/api/v1/programmes", { method: "HEAD" });
    expect([head.status, await head.text(), head.headers.get("Cross-Origin-Resource-Policy")]).toEqual([200, "", "cross-origin"]);
    const again = await get("/api/v1/programmes", { headers: { "If-None-Match": head.headers.get("ETag")! } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("say of an address that does not exist that there is none", async () => {
    for (const path of ["/api/v1/nothing", "/api/v1/needs/XX-MEAL-0001", "/api/v1/areas/%00", "/api/v1/certificates/%F0%9F"]) {
      const response = await get(path);
      expect([path, response.status, response.headers.get("Content-Type")]).toEqual([path, 404, "application/problem+json"]);
    }
  });

  it("set no cookie", async () => {
    for (const path of ["/api/v1/needs", "/api/v1/nothing", "/api/v1/grants.json", "/embed/needs", "/en/embed/needs/XX-MEAL-0001"]) expect([path, (await get(path)).headers.getSetCookie()]).toEqual([path, []]);
  });
});

describe("frames", () => {
  it.each(["/embed/needs", "/en/embed/needs?theme=dark", "/embed/needs/XX-MEAL-0001"])("may be held by any site: %s", async (path) => {
    const { headers } = await get(path);
    expect(headers.get("Content-Security-Policy")).toContain("frame-ancestors *");
    expect(headers.get("Content-Security-Policy")).toContain("script-src 'none'");
    expect(headers.get("X-Frame-Options")).toBeNull();
  });

  it.each(["/", "/needs", "/sign-in", "/developers", "/embed", "/embed/", "/embed/needs/", "/embed/needsx", "/embed/needs/a/b", "/embed/needs/%2e%2e/%2e%2e/sign-in", "/x/embed/needs", "/EMBED/needs", "/api/v1/needs", "/my"])("may not: %s", async (path) => {
    const { headers } = await get(path);
    expect(headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("X-Frame-Options")).toBe("DENY");
  });

  it("show a need without script, and lead out of the frame", async () => {
    const { context, page } = await newVisitor(browser, origin, { javaScriptEnabled: false });
    await page.goto("/en/embed/needs?limit=2");
    expect(await page.getByRole("listitem").count()).toBe(2);
    const link = page.getByRole("link", { name: /^Give: / }).first();
    const [opened] = await Promise.all([context.waitForEvent("page"), link.click()]);
    await opened.waitForLoadState();
    expect(new URL(opened.url()).pathname).toMatch(/^\/en\/needs\/[A-Z]/);
    await context.close();
  });
});
