import { Webhook } from "svix";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listMails } from "~/domain/notifications/read-mails.server";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { action, loader } from "~/routes/webhooks/resend";
import { makeViewer } from "../support/factories";
import { departures, vendorSpec } from "../support/openapi-schema";

const spec = vendorSpec("resend.openapi.json");
const secret = `whsec_${Buffer.from("a secret of our own for this test").toString("base64")}`;
const BOUNCE = { diagnosticCode: ["smtp; 550 5.1.1 user unknown"], message: "The recipient's mail server said no.", subType: "General", type: "Permanent" };
let mailId: string;
let notices = 0;

const notice = (kind: string, more: object = {}, at = new Date()) => ({
  type: kind,
  created_at: at.toISOString(),
  data: { email_id: "msg_1", created_at: at.toISOString(), from: "Quỹ <a@demo.example>", to: ["an@demo.example"], subject: "Chào", ...more },
});

/** A notice as Resend posts it: no cookie, no form token, signed with the shared secret. */
async function post(body: object | string, { id = `notice_${(notices += 1)}`, at = new Date(), key = secret, tamper = (text: string) => text, signed = true } = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers: Record<string, string> = signed
    ? { "svix-id": id, "svix-timestamp": String(Math.floor(at.getTime() / 1000)), "svix-signature": new Webhook(key).sign(id, at, text) }
    : {};
  const request = new Request("http://localhost:3000/webhooks/resend", { method: "POST", body: tamper(text), headers: { "Content-Type": "application/json", ...headers } });
  return action({ request, params: {}, context: { ip: "203.0.113.7", nonce: "" } });
}
const mail = () => db.outboxMail.findUniqueOrThrow({ where: { id: mailId } });

beforeEach(async () => {
  env.RESEND_WEBHOOK_SECRET = secret;
  const sent = { template: "pledge-made", locale: "vi", toEmail: "an@demo.example", idempotencyKey: "pledge.made:1", state: "sent", providerId: "msg_1", sentAt: new Date() };
  mailId = (await db.outboxMail.create({ data: sent })).id;
});
afterEach(() => {
  env.RESEND_WEBHOOK_SECRET = undefined;
  clock.reset();
});

describe("a notice of the mail provider", () => {
  it.each([
    ["email.delivered", {}, "delivered", null],
    ["email.bounced", { bounce: BOUNCE }, "bounced", "email.bounced: The recipient's mail server said no."],
    ["email.complained", {}, "complained", "email.complained"],
    ["email.failed", { failed: { reason: "reached_daily_quota" } }, "failed", "email.failed: reached_daily_quota"],
    ["email.suppressed", { suppressed: { diagnosticCode: [], message: "Bounced before", reason: "previous_bounce", type: "Suppressed" } }, "bounced", "email.suppressed: Bounced before"],
    ["email.delivery_delayed", {}, "sent", "email.delivery_delayed"],
    ["email.opened", {}, "sent", null],
  ])("%s is noted on the mail, for the admin to see", async (kind, more, state, lastError) => {
    expect((await post(notice(kind, more))).status).toBe(200);
    expect(await mail()).toMatchObject({ state, lastError });
    expect((await listMails(await makeViewer({ role: "admin" }))).rows).toMatchObject([{ state, lastError }]);
  });

  it.skipIf(!spec)("looks as its published description says (skipped where the description is not at hand)", () => {
    expect(departures(spec!, "EmailBouncedEvent", notice("email.bounced", { bounce: BOUNCE }))).toEqual([]);
    expect(departures(spec!, "EmailComplainedEvent", notice("email.complained"))).toEqual([]);
    expect(departures(spec!, "EmailDeliveredEvent", notice("email.delivered"))).toEqual([]);
    expect(departures(spec!, "EmailBouncedEvent", notice("email.bounced", { bounce: { ...BOUNCE, message: 5 } }))).toHaveLength(1);
  });

  it("is refused and changes nothing when unsigned, altered, old, or signed with another key", async () => {
    const bounced = notice("email.bounced", { bounce: BOUNCE });
    const other = `whsec_${Buffer.from("somebody else's secret entirely!").toString("base64")}`;
    for (const how of [{ signed: false }, { tamper: (text: string) => text.replace("msg_1", "msg_2") }, { at: new Date(Date.now() - 600_000) }, { key: other }]) {
      expect((await post(bounced, how)).status).toBe(401);
    }
    expect((await post("{}")).status).toBe(400);
    expect(await mail()).toMatchObject({ state: "sent", lastError: null });
    expect(await db.webhookReceipt.count()).toBe(0);
  });

  it("is 404 while no secret is set, 405 for looking, and 413 when it is no notice at all", async () => {
    expect(loader().status).toBe(405);
    const huge = new Request("http://localhost:3000/webhooks/resend", { method: "POST", body: "x", headers: { "Content-Length": "300000" } });
    expect((await action({ request: huge, params: {}, context: { ip: "", nonce: "" } })).status).toBe(413);
    env.RESEND_WEBHOOK_SECRET = undefined;
    expect((await post(notice("email.bounced"))).status).toBe(404);
    expect((await mail()).state).toBe("sent");
  });

  it("counts once, and never takes a mail back to an earlier state", async () => {
    const bounced = notice("email.bounced", { bounce: BOUNCE });
    const answers = await Promise.all([1, 2, 3].map(() => post(bounced, { id: "notice_same" })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await db.webhookReceipt.count()).toBe(1);
    expect((await post(notice("email.delivered"))).status).toBe(200);
    expect((await mail()).state).toBe("bounced");
    await post(notice("email.complained"));
    expect((await mail()).state).toBe("complained");
  });

  it("of a mail that is not known is asked for again while it may just be being sent, and let go afterwards", async () => {
    const unknown = notice("email.delivered", { email_id: "msg_9" });
    expect((await post(unknown)).status).toBe(503);
    clock.travel(600_000);
    expect((await post(unknown)).status).toBe(200);
    expect((await post(notice("contact.created", { email_id: undefined }))).status).toBe(200);
    expect(await mail()).toMatchObject({ state: "sent", lastError: null });
  });
});
