import type { Browser, Page } from "playwright-core";
import pg from "pg";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { expectAccessible, newVisitor, openBrowser, PHONE, signInAs } from "../support/browser";
import { pdfText } from "../support/pdf-text";
import { picture } from "../support/pictures";
import { words } from "../support/words";

const origin = inject("productUrl");
const database = new pg.Client({ connectionString: inject("databaseUrl") });
const vi = (key: string, parameters?: Record<string, string | number>) => words("vi", key, parameters);
const guest = { name: "Khách Demo", email: "khach.demo@demo.tamlongvang.example" };
const UNITS = 6;

let browser: Browser;
let need: { code: string; receiver: string; title: string };
let reference: string;
let number: string;
let verifyCode: string;

beforeAll(async () => {
  await database.connect();
  browser = await openBrowser();
  const { rows } = await database.query<typeof need>(
    `SELECT need.code, person.display_name AS receiver, need.title_vi AS title FROM need
     JOIN role_grant g ON g.organisation_id = need.receiver_id AND g.role = 'receiver' JOIN person ON person.id = g.person_id
     WHERE need.state = 'open' AND need.accepts_money AND need.accepts_in_kind AND need.province_code = '31' AND need.quantity - need.units_allocated > 100 ORDER BY need.code LIMIT 1`,
  );
  need = rows[0]!;
});
afterAll(async () => {
  await browser.close();
  await database.end();
});

// Each step stands on the one before: once one failed the others say so instead of waiting for what cannot come.
let brokeOff: string | undefined;
beforeEach(() => expect(brokeOff, "the step at which the walk broke off").toBeUndefined());
afterEach(({ task }) => {
  if (task.result?.state === "fail") brokeOff ??= task.name;
});

/** A browser for one person, closed with the deed; the page must be accessible after every step that is looked at. */
async function as(name: string | null, deed: (page: Page) => Promise<void>, settings: Parameters<typeof newVisitor>[2] = {}) {
  const { context, page } = await newVisitor(browser, origin, settings);
  try {
    if (name) await signInAs(page, name);
    await deed(page);
  } finally {
    await context.close();
  }
}

async function look(page: Page, name?: string, heading?: string) {
  await expectAccessible(page);
  if (name) await picture(page, name, heading);
}

const press = (page: Page, key: string) => page.getByRole("button", { name: vi(key), exact: true }).click();

/** The newest six-digit code sent to the address, as its reader finds it in the mailbox of the demonstration. */
async function codeSentTo(page: Page, email: string): Promise<string> {
  await page.goto(`/dev/mailbox?to=${encodeURIComponent(email)}`);
  await page.locator("main tbody a, main li a").first().click();
  await page.waitForURL(/\/dev\/mailbox\/.+/);
  for (let look = 0; look < 40 && (await page.locator("iframe").count()) === 0; look += 1) {
    await page.waitForTimeout(250);
    await page.reload();
  }
  const shown = await page.locator("main").innerText();
  return /(?<!\d)\d{6}(?!\d)/.exec(shown)![0];
}

async function downloaded(page: Page, path: string): Promise<string> {
  const response = await page.request.get(path);
  expect(response.status(), path).toBe(200);
  expect(response.headers()["content-type"]).toBe("application/pdf");
  return pdfText(await response.body());
}

describe("the walk, from a need in a commune to a verified certificate", () => {
  it("a guest finds a need without accents, pledges, confirms the email and pays by VietQR", async () => {
    await as(null, async (page) => {
      await page.goto("/");
      await look(page, "home");
      await page.goto(`/needs?q=${encodeURIComponent("bua an")}&province=31`);
      await look(page, "needs");
      await page.goto(`/needs/${need.code}`);
      expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain(need.title);
      await look(page, "need");
      await page.getByRole("link", { name: vi("public:need.pledge.button") }).click();
      await page.getByLabel(vi("sponsor:new.units"), { exact: true }).fill(String(UNITS));
      await page.getByLabel(vi("sponsor:new.name"), { exact: false }).first().fill(guest.name);
      await page.getByLabel(vi("sponsor:new.email"), { exact: false }).first().fill("khong-phai-email");
      await picture(page, "new-pledge");
      await press(page, "sponsor:new.submit");
      await page.getByText(vi("sponsor:error.emailInvalid")).first().waitFor();
      expect(await page.getByLabel(vi("sponsor:new.units"), { exact: true }).inputValue()).toBe(String(UNITS));
      await look(page);
      await page.getByLabel(vi("sponsor:new.email"), { exact: false }).first().fill(guest.email);
      await press(page, "sponsor:new.submit");
      await page.waitForURL(/\/pledges\/TLV.{7}\/confirm/);
      reference = /TLV[2-9A-Z]{7}/.exec(page.url())![0];
      await look(page);
      const confirmPage = page.url();
      const code = await codeSentTo(page, guest.email);
      await look(page);
      await page.goto(confirmPage);
      await page.getByLabel(vi("sponsor:confirm.code")).fill(code);
      await press(page, "sponsor:confirm.submit");
      await page.waitForURL(new RegExp(`/my/pledges/${reference}`));
      expect(await page.locator("main").innerText()).toContain(reference);
      await look(page, "pledge");
      await press(page, "sponsor:demo.send.right");
      await page.getByText(vi("sponsor:pledge.now.plan.title")).waitFor();
      await look(page);
      expect(await downloaded(page, `/my/pledges/${reference}/receipt.pdf`)).toContain("TLV-BN-");
    });
  });

  it("the coordinator of the area plans the delivery and sends it off", async () => {
    await as("Điều phối viên Demo Hải Phòng", async (page) => {
      await page.goto("/coordinate");
      await look(page, "coordinate");
      await page.locator(`a[href$="/coordinate/pledges/${reference}"]`).first().click();
      await page.getByRole("heading", { name: vi("coordinator:pledge.plan") }).waitFor();
      await look(page);
      await press(page, "coordinator:pledge.planSubmit");
      await page.getByText(vi("coordinator:pledge.done.plan")).waitFor();
      await page.goto("/coordinate");
      await openDelivery(page, "/coordinate/deliveries/");
      await press(page, "coordinator:delivery.dispatchSubmit");
      await page.getByText(vi("coordinator:delivery.done.dispatch")).waitFor();
      await look(page);
    });
  });

  it("the receiver counts on a phone and countersigns with a photo, whose place is taken out", async () => {
    await as(need.receiver, async (page) => {
      await page.goto("/receive");
      await look(page);
      await openDelivery(page, "/receive/");
      await page.getByLabel(vi("receiver:count.photos", { max: 6 }), { exact: false }).or(page.locator("input[type=file]")).first().setInputFiles("tests/fixtures/pattern-with-gps.jpg");
      await look(page, "countersign", vi("receiver:count.title"));
      await press(page, "receiver:count.submit");
      await page.waitForFunction(() => !document.querySelector("input[type=file]"));
      await look(page);
      const kept = await page.request.get((await page.locator('img[src^="/evidence/"]').first().getAttribute("src"))!);
      const { exif, xmp, iptc } = await sharp(await kept.body()).metadata();
      expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
    }, { viewport: PHONE });
  });

  it("the coordinator, another person, confirms with a photo of their own", async () => {
    await as("Điều phối viên Demo Hải Phòng", async (page) => {
      await page.goto("/coordinate");
      await openDelivery(page, "/coordinate/deliveries/");
      await page.locator("input[type=file]").setInputFiles("tests/fixtures/pattern.heic");
      await look(page, "confirm");
      await press(page, "coordinator:delivery.confirmSubmit");
      await page.getByText(vi("coordinator:delivery.done.confirm")).waitFor();
      await look(page);
    });
  });

  it("the fund approves and issues the certificate", async () => {
    await waitFor("SELECT FROM certificate c JOIN pledge p ON p.id = c.pledge_id WHERE p.reference = $1", [reference]);
    await as("Quản lý quỹ Demo 1", async (page) => {
      await page.goto("/fund");
      await look(page);
      await page.goto("/fund/certificates?state=drafted");
      await look(page);
      const { rows } = await database.query<{ id: string }>("SELECT c.id FROM certificate c JOIN pledge p ON p.id = c.pledge_id WHERE p.reference = $1", [reference]);
      await page.locator(`a[href$="/fund/certificates/${rows[0]!.id}"]`).first().click();
      await page.waitForURL(/\/fund\/certificates\/.+/);
      await look(page, "issue");
      await press(page, "fund:certificate.approveSubmit");
      await page.getByLabel(vi("fund:certificate.issueConfirm")).check();
      await press(page, "fund:certificate.issueSubmit");
      await waitFor("SELECT FROM certificate c JOIN pledge p ON p.id = c.pledge_id WHERE p.reference = $1 AND c.state = 'issued'", [reference]);
      await look(page);
    });
    const { rows } = await database.query<{ number: string; verify_code: string }>(
      "SELECT number, verify_code FROM certificate c JOIN pledge p ON p.id = c.pledge_id WHERE p.reference = $1 AND c.state = 'issued'", [reference]);
    number = rows[0]!.number;
    verifyCode = rows[0]!.verify_code;
  });

  it("anybody verifies it, in either language, and reads what was given", async () => {
    await as(null, async (page) => {
      await page.goto("/verify");
      await look(page);
      await page.getByLabel(vi("verify:label")).fill(number.toLowerCase());
      await press(page, "verify:button");
      await page.getByText(vi("verify:certificate.valid")).first().waitFor();
      expect(await page.locator("main").innerText()).toContain(guest.name);
      await look(page, "verify");
      const sheet = await downloaded(page, `/verify/${verifyCode}/certificate.pdf`);
      expect(sheet).toContain(number);
      expect(sheet).toContain(guest.name);
      expect(sheet.toLowerCase()).not.toContain("khen thưởng");
      await page.goto(`/en/verify/${verifyCode}`);
      await page.getByText(words("en", "verify:certificate.valid")).first().waitFor();
      await look(page);
      await page.goto(`/verify?code=${encodeURIComponent(`${need.code}/000001`)}`);
      await look(page);
    });
  });

  it("a revoked certificate shows day and reason at once", async () => {
    await as("Quản lý quỹ Demo 2", async (page) => {
      await page.goto("/fund/certificates?state=issued");
      const { rows } = await database.query<{ id: string }>("SELECT id FROM certificate WHERE number = $1", [number]);
      await page.goto(`/fund/certificates/${rows[0]!.id}`);
      const question = page.locator("details").filter({ has: page.getByLabel(vi("fund:certificate.revokeReason")) });
      if ((await question.count()) > 0) await question.locator("summary").click();
      await page.getByLabel(vi("fund:certificate.revokeReason")).fill("Đợt giao được ghi nhận nhầm (minh họa)");
      await page.getByLabel(vi("fund:certificate.revokeConfirm")).check();
      await press(page, "fund:certificate.revokeSubmit");
      await page.getByText(vi("fund:certificate.revokedFor")).first().waitFor();
      await look(page);
    });
    await as(null, async (page) => {
      await page.goto(`/verify/${verifyCode}`);
      const shown = await page.locator("main").innerText();
      expect(shown).toContain(vi("verify:certificate.revoked"));
      expect(shown).toContain("Đợt giao được ghi nhận nhầm (minh họa)");
      await look(page);
      expect((await page.request.get(`/verify/${verifyCode}/certificate.pdf`)).status()).toBe(404);
    });
  });
});

/** Opens the delivery of this walk from a desk. */
async function openDelivery(page: Page, under: string) {
  const { rows } = await database.query<{ id: string }>("SELECT d.id FROM delivery d JOIN pledge p ON p.id = d.pledge_id WHERE p.reference = $1", [reference]);
  await page.locator(`a[href$="${under}${rows[0]!.id}"]`).first().click();
  await page.waitForURL(new RegExp(`${under}${rows[0]!.id}`));
}

/** Waits for what the worker brings about. */
async function waitFor(query: string, values: unknown[]) {
  await expect.poll(async () => (await database.query(query, values)).rowCount, { timeout: 30_000, interval: 200 }).toBeGreaterThan(0);
}
