import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { DESKTOP, expectAccessible, PHONE } from "../support/browser";
import { cardProduct } from "../support/card-product";
import { until } from "../support/product-process";
import { words } from "../support/words";

const vi = (key: string, parameters?: Record<string, string | number>) => words("vi", key, parameters);
const { fake, database, asSponsor } = cardProduct();
let plan: string;
let pledgeId: string;

beforeAll(async () => {
  const { rows } = await database().query<{ id: string; reference: string }>(
    `SELECT pledge.id, pledge.reference FROM instalment_plan plan JOIN pledge ON pledge.id = plan.pledge_id JOIN person ON person.id = pledge.person_id
     WHERE pledge.state IN ('confirmed', 'in_delivery') AND person.email LIKE 'me.sponsor@%' AND (SELECT count(*) FROM instalment WHERE pledge_id = pledge.id AND state = 'open') > 2 ORDER BY reference LIMIT 1`,
  );
  pledgeId = rows[0]!.id;
  plan = `/my/pledges/${rows[0]!.reference}/plan`;
});

const press = (page: Page, key: string) => page.getByRole("button", { name: vi(key), exact: true }).click();
const unfold = (page: Page, key: string) => page.locator("summary", { hasText: vi(key) }).click();

/** The pages as they are read in Vietnamese on a phone, and in English in the dark: nothing hidden at the side, nothing that axe minds. */
async function looksRight(...addresses: string[]) {
  for (const [prefix, how] of [["", { viewport: PHONE }], ["/en", { viewport: DESKTOP, dark: true }]] as const) {
    await asSponsor(async (page) => {
      for (const address of addresses) {
        await page.goto(prefix + address);
        for (const summary of await page.locator("main details > summary").all()) await summary.click();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${prefix}${address} is too wide`).toBeLessThanOrEqual(0);
      }
    }, how);
  }
}

describe("a sponsor's saved card", () => {
  it("is saved only when the box is ticked, which nobody ticks beforehand", async () => {
    await looksRight(`${plan}/card`);
    await asSponsor(async (page) => {
      await page.goto(plan);
      await page.getByRole("link", { name: vi("saved-card:section.go"), exact: true }).click();
      const keep = page.locator("#keep");
      await keep.waitFor();
      expect(await keep.isChecked()).toBe(false);
      await keep.check();
      await press(page, "saved-card:pay.submit");
      await page.waitForURL(/\/pay\//);
      await page.goto(`${plan}?card=left`);
      expect(await page.getByText(vi("saved-card:left.title")).isVisible()).toBe(true);
      fake.pay(fake.lastSession());
      await page.goto(`${plan}/card?session=${fake.lastSession()}`);
      expect(await page.getByText(vi("saved-card:return.paid")).isVisible()).toBe(true);
      expect(await page.getByText("•••• 4242").isVisible()).toBe(true);
    });
    await looksRight(plan, plan.replace("/plan", ""));
  });

  it("that its bank refuses is told on the page, and another card takes its place", async () => {
    await database().query("UPDATE instalment SET due_on = current_date WHERE id = (SELECT id FROM instalment WHERE pledge_id = $1 AND state = 'open' ORDER BY position LIMIT 1)", [pledgeId]);
    fake.bankSays({ says: "declines", decline_code: "lost_card" });
    await database().query("SELECT graphile_worker.add_job('charge_due_instalments')");
    await until(async () => (await database().query("SELECT FROM saved_card WHERE state = 'blocked'")).rowCount === 1, "the card is blocked");
    await looksRight(plan, `${plan}/card`);
    await asSponsor(async (page) => {
      await page.goto(`${plan}/card`);
      expect(await page.getByText(vi("saved-card:declined.reason.lost_card")).isVisible()).toBe(true);
      await unfold(page, "saved-card:save.replaceTitle");
      await page.locator("#agree").check();
      await press(page, "saved-card:save.submit");
      await page.waitForURL(/\/pay\//);
      fake.fillIn(fake.lastSession(), { brand: "mastercard", last4: "4444" });
      await page.goto(`${plan}/card?session=${fake.lastSession()}`);
      expect(await page.getByText("Mastercard •••• 4444").isVisible()).toBe(true);
    });
  });

  it("is removed without JavaScript as well, and nothing is saved without the tick", async () => {
    await asSponsor(async (page) => {
      await page.goto(`${plan}/card`);
      await unfold(page, "saved-card:save.replaceTitle");
      await page.locator("#agree").evaluate((box) => box.removeAttribute("required"));
      await press(page, "saved-card:save.submit");
      expect(await page.getByText(vi("saved-card:refused.consent-missing")).isVisible()).toBe(true);
      await unfold(page, "saved-card:remove.title");
      await press(page, "saved-card:remove.submit");
      expect(await page.getByText(vi("saved-card:remove.done")).isVisible()).toBe(true);
      expect(await page.getByText("•••• 4444").count()).toBe(0);
    }, { javaScriptEnabled: false, viewport: PHONE });
    await until(() => fake.cards.last().customer === null, "Stripe forgets the card");
  });
});
