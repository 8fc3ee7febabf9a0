import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "svix";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";

const secret = `whsec_${Buffer.from("a secret of our own for this test").toString("base64")}`;
type Received = { path: string; headers: IncomingHttpHeaders; mail: Record<string, unknown> };
const received: Received[] = [];
let answer: { status: number; text: string };

// why: Resend is outside our machines; this records what its SDK sends and answers as told.
const server: Server = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => {
    received.push({ path: request.url ?? "", headers: request.headers, mail: JSON.parse(body) });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.text);
  });
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
vi.stubEnv("RESEND_API_KEY", "re_test");
vi.stubEnv("RESEND_BASE_URL", baseUrl);
vi.stubEnv("RESEND_WEBHOOK_SECRET", secret);
vi.stubEnv("FUND_EMAIL", "quy@example.org");
const { sendWithResend, verifyResendWebhook } = await import("~/platform/resend.server");

const mail = { to: "demo@example.org", subject: "Chào", html: "<p>Chào</p>", text: "Chào", idempotencyKey: "mail-1" };

beforeEach(() => {
  received.length = 0;
});
afterAll(() => {
  server.close();
  vi.unstubAllEnvs();
});

describe("sending", () => {
  it("posts the message with its idempotency key and returns the provider's id", async () => {
    answer = { status: 200, text: '{"id":"msg_1"}' };
    const outcome = await sendWithResend({ ...mail, from: "Quỹ <a@example.org>", headers: { "X-Kind": "receipt" } });
    expect(outcome).toEqual({ ok: true, providerId: "msg_1" });
    const [sent] = received;
    expect(sent?.path).toBe("/emails");
    expect(sent?.headers).toMatchObject({ authorization: "Bearer re_test", "idempotency-key": "mail-1" });
    expect(sent?.mail).toMatchObject({
      to: "demo@example.org", subject: "Chào", text: "Chào", from: "Quỹ <a@example.org>", headers: { "X-Kind": "receipt" }, reply_to: "quy@example.org",
    });
  });

  it.each([
    [500, "internal_server_error", true],
    [503, "application_error", true],
    [429, "rate_limit_exceeded", true],
    [429, "daily_quota_exceeded", true],
    [409, "concurrent_idempotent_requests", true],
    [409, "invalid_idempotent_request", false],
    [422, "validation_error", false],
    [403, "invalid_api_key", false],
  ])("on %i %s says retry: %s", async (status, name, retry) => {
    answer = { status, text: JSON.stringify({ statusCode: status, name, message: "no" }) };
    expect(await sendWithResend(mail)).toEqual({ ok: false, retry, message: `${name}: no` });
  });

  it("can be tried again when the answer is not JSON", async () => {
    answer = { status: 502, text: "<html>bad gateway</html>" };
    expect(await sendWithResend(mail)).toMatchObject({ ok: false, retry: true });
  });
});

describe("a notice from Resend", () => {
  const body = JSON.stringify({
    type: "email.bounced",
    created_at: "2026-11-23T01:02:03.000Z",
    data: { email_id: "msg_1", to: ["demo@example.org"], subject: "Chào" },
  });
  const signed = (text: string, at = new Date(), key = secret) =>
    new Headers({
      "svix-id": "notice_1",
      "svix-timestamp": String(Math.floor(at.getTime() / 1000)),
      "svix-signature": new Webhook(key).sign("notice_1", at, text),
    });

  it("is believed when signed", () => {
    expect(verifyResendWebhook(body, signed(body))).toEqual({
      ok: true,
      event: {
        noticeId: "notice_1",
        kind: "email.bounced",
        providerId: "msg_1",
        recipients: ["demo@example.org"],
        at: new Date("2026-11-23T01:02:03.000Z"),
      },
    });
  });

  it("is refused when altered, unsigned, old or signed with another key", () => {
    const refused = { ok: false, reason: "bad-signature" };
    expect(verifyResendWebhook(body.replace("bounced", "delivered"), signed(body))).toEqual(refused);
    expect(verifyResendWebhook(body, new Headers())).toEqual(refused);
    expect(verifyResendWebhook(body, signed(body, new Date(Date.now() - 10 * 60_000)))).toEqual(refused);
    const other = `whsec_${Buffer.from("somebody else's secret entirely!").toString("base64")}`;
    expect(verifyResendWebhook(body, signed(body, new Date(), other))).toEqual(refused);
  });

  it("is refused when it is signed but not an event", () => {
    expect(verifyResendWebhook("{}", signed("{}"))).toEqual({ ok: false, reason: "unreadable" });
  });
});
