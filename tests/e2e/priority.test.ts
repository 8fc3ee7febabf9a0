import type { Browser } from "playwright-core";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { expectAccessible, newVisitor, openBrowser, PHONE, signInAs } from "../support/browser";
import { words } from "../support/words";

const origin = inject("productUrl");
const database = new pg.Client({ connectionString: inject("databaseUrl") });
const vi = (key: string, values?: Record<string, string | number>) => words("vi", key, values);
const REASON = "Đường vào xã bị sạt lở từ đầu tuần, hàng phải đến trước đợt mưa tới.";
const ENGLISH = "A landslide cut the road on Monday; supplies must arrive before the next rain.";
let browser: Browser;

beforeAll(async () => {
  await database.connect();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await database.end();
});

const score = async (code: string) => (await database.query<{ score: number }>("SELECT priority_score AS score FROM need WHERE code = $1", [code])).rows[0]!.score;

describe("a level set by a coordinator", () => {
  it.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false, viewport: PHONE }])("is refused without a reason, then shown to everybody with it, and taken back (%j)", async (settings) => {
    const { rows } = await database.query<{ code: string; score: number }>("SELECT code, priority_score AS score FROM need WHERE state = 'open' AND province_code = '31' AND priority_score < 40 ORDER BY code LIMIT 1");
    const { code, score: before } = rows[0]!;
    const { context, page } = await newVisitor(browser, origin, settings);
    await signInAs(page, "Điều phối viên Demo Hải Phòng");
    await page.goto(`/coordinate/priorities?q=${code}`);
    await page.locator("table a").first().click();
    await page.waitForURL(`**/coordinate/priorities/${code}`);
    await page.getByRole("radio", { name: vi("ui:priority.urgent") }).check();
    await page.getByLabel(vi("priority:override.reason")).fill("ngắn");
    await page.getByLabel(vi("priority:override.reasonEn")).fill(ENGLISH);
    await page.getByRole("button", { name: vi("priority:override.submit") }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain(vi("priority:refused.reason-short", { least: 20 }));
    expect(await page.getByLabel(vi("priority:override.reason")).inputValue()).toBe("ngắn");
    expect(await page.getByLabel(vi("priority:override.reasonEn")).inputValue()).toBe(ENGLISH);
    expect(await page.getByRole("radio", { name: vi("ui:priority.urgent") }).isChecked()).toBe(true);
    // axe itself is a script.
    if (settings.javaScriptEnabled) await expectAccessible(page);
    await page.getByLabel(vi("priority:override.reason")).fill(REASON);
    await page.getByRole("button", { name: vi("priority:override.submit") }).click();
    await page.getByText(vi("priority:done.set")).waitFor();
    expect(await score(code)).toBe(60);

    const stranger = await newVisitor(browser, origin, settings);
    await stranger.page.goto(`/needs/${code}`);
    const why = await stranger.page.locator("section[aria-labelledby=why]").innerText();
    expect(why).toContain(REASON);
    expect(why).toContain(vi("public:need.set.urgent"));
    expect(why).not.toContain("Demo Hải Phòng");
    await stranger.page.goto(`/en/needs/${code}`);
    expect(await stranger.page.locator("section[aria-labelledby=why]").innerText()).toContain(ENGLISH);
    await stranger.page.getByRole("link", { name: words("en", "public:need.howPriority") }).click();
    await stranger.page.waitForURL("**/en/how-priority-works");
    if (settings.javaScriptEnabled) await expectAccessible(stranger.page);
    const answer = await (await stranger.page.request.get(`/api/v1/needs/${code}`)).json() as { priority: { score: number; setByCoordinator: { band: string; reason: object } } };
    expect(answer.priority).toMatchObject({ score: 60, setByCoordinator: { band: "urgent", reason: { vi: REASON, en: ENGLISH } } });
    await stranger.context.close();

    await page.getByRole("button", { name: vi("priority:override.release") }).click();
    await page.getByText(vi("priority:done.release")).waitFor();
    expect(await score(code)).toBe(before);
    expect(await page.locator("section[aria-labelledby=history-title]").innerText()).toContain(REASON);
    await context.close();
  });
});
