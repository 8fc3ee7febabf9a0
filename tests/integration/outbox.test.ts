import { http, HttpResponse } from "msw";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { SEND_TRIES } from "~/domain/notifications/outbox";
import { findMail, listMails } from "~/domain/notifications/read-mails.server";
import { requeueStrayMails, retryMail } from "~/domain/notifications/requeue-mails.server";
import { sendMail } from "~/domain/notifications/send-mail.server";
import { db, pool, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { makeViewer, pledge, setStage } from "../support/factories";
import { outside } from "../support/no-outside-requests";
import { departures, vendorSpec } from "../support/openapi-schema";

const spec = vendorSpec("resend.openapi.json");
const order = { template: "sign-in-code", locale: "vi", to: "an@demo.example", props: { code: "123456", minutes: 10, url: "http://localhost:3000/sign-in" }, idempotencyKey: "code:1" } as const;

type Call = { key: string | null; mail: Record<string, unknown> };
let calls: Call[];
let answer: () => Response;

const queue = async () => (await transact((tx) => queueMail(tx, order)))!;
const row = (id: string) => db.outboxMail.findUniqueOrThrow({ where: { id } });

/** Seconds until the queue sends this mail; null when no job waits for it. */
async function waits(id: string): Promise<number | null> {
  const { rows } = await pool().query<{ seconds: number }>("SELECT extract(epoch FROM run_at - now())::float8 AS seconds FROM graphile_worker.jobs WHERE key = 'send_mail:' || $1", [id]);
  return rows[0] ? Math.round(rows[0].seconds) : null;
}

beforeEach(() => {
  calls = [];
  env.RESEND_API_KEY = "re_test";
  // why: Resend is outside our machines; this records what its SDK sends and answers as told.
  outside.use(http.post("https://api.resend.com/emails", async ({ request }) => {
    calls.push({ key: request.headers.get("Idempotency-Key"), mail: (await request.json()) as Record<string, unknown> });
    return answer();
  }));
  answer = () => HttpResponse.json({ id: "msg_1" });
});
afterEach(() => {
  env.RESEND_API_KEY = undefined;
  env.demo = true;
  outside.resetHandlers();
});

const down = () => HttpResponse.json({ statusCode: 500, name: "internal_server_error", message: "down" }, { status: 500 });
const refused = () => HttpResponse.json({ statusCode: 422, name: "validation_error", message: "Invalid `to` field" }, { status: 422 });

describe("the outbox", () => {
  it("takes a mail with what it tells about, and each key once", async () => {
    await expect(transact(async (tx) => {
      await queueMail(tx, order);
      throw new Error("broken off");
    })).rejects.toThrow("broken off");
    expect(await db.outboxMail.count()).toBe(0);
    const both = await Promise.all([transact((tx) => queueMail(tx, order)), transact((tx) => queueMail(tx, order))]);
    expect(both.filter((id) => id !== null)).toHaveLength(1);
    expect(await db.outboxMail.count()).toBe(1);
  });

  it("sends a mail once under its own key, as often as the job runs", async () => {
    const id = await queue();
    expect(await sendMail(id)).toBe("sent");
    expect(await sendMail(id)).toBe("nothing-to-do");
    expect(calls).toMatchObject([{ key: "code:1", mail: { to: "an@demo.example", from: env.MAIL_FROM } }]);
    expect(await row(id)).toMatchObject({ state: "sent", attempts: 1, providerId: "msg_1", lastError: null });
  });

  it.skipIf(!spec)("asks Resend as its published description says (skipped where the description is not at hand)", async () => {
    await sendMail(await queue());
    expect(departures(spec!, "SendEmailRequest", calls[0]!.mail)).toEqual([]);
    expect(calls[0]!.key!.length).toBeLessThanOrEqual(256);
    expect(departures(spec!, "SendEmailRequest", { ...calls[0]!.mail, subject: undefined, body: "x" })).toHaveLength(2);
  });

  it("keeps a mail that cannot be sent now, with growing waits and the very same words", async () => {
    const id = await queue();
    answer = down;
    const waited: (number | null)[] = [];
    for (let tries = 1; tries < SEND_TRIES; tries += 1) {
      expect(await sendMail(id)).toBe("waits");
      waited.push(await waits(id));
    }
    expect(waited).toEqual([30, 60, 120, 240, 480, 960, 1920]);
    expect(await row(id)).toMatchObject({ state: "queued", attempts: SEND_TRIES - 1, lastError: "internal_server_error: down" });
    expect(await sendMail(id)).toBe("failed");
    expect(await row(id)).toMatchObject({ state: "failed", attempts: SEND_TRIES });
    expect(new Set(calls.map((call) => JSON.stringify(call))).size).toBe(1);
  });

  it("goes through once the provider is back", async () => {
    const id = await queue();
    answer = down;
    await sendMail(id);
    answer = () => HttpResponse.json({ id: "msg_2" });
    expect(await sendMail(id)).toBe("sent");
    expect(await row(id)).toMatchObject({ state: "sent", attempts: 2, lastError: null });
  });

  it("gives up at once what can never be sent, and the admin has it tried again", async () => {
    const id = await queue();
    answer = refused;
    expect(await sendMail(id)).toBe("failed");
    const [admin, sponsor] = await Promise.all([makeViewer({ role: "admin" }), makeViewer({ role: "sponsor" })]);
    expect((await listMails(admin, { state: "failed" })).rows).toMatchObject([{ id, lastError: "validation_error: Invalid `to` field" }]);
    expect(await retryMail({ id, viewer: sponsor })).toEqual({ ok: false, reason: "not-allowed" });
    expect(await retryMail({ id, viewer: admin })).toEqual({ ok: true });
    expect(await retryMail({ id, viewer: admin })).toEqual({ ok: false, reason: "not-failed" });
    answer = () => HttpResponse.json({ id: "msg_3" });
    expect(await sendMail(id)).toBe("sent");
  });

  it("never breaks what it tells about", async () => {
    answer = () => HttpResponse.error();
    const stage = await setStage();
    const reference = await pledge(stage.sponsor, stage.needCode, 1);
    const id = await queue();
    await db.outboxMail.update({ where: { id }, data: { template: "no-such-template" } });
    expect(await sendMail(id)).toBe("failed");
    expect((await row(id)).lastError).toMatch(/cannot be written/);
    expect(await db.pledge.count({ where: { reference } })).toBe(1);
  });

  it("queues again a mail whose job was lost, and no other", async () => {
    const [lost] = [await queue()];
    await pool().query("DELETE FROM graphile_worker._private_jobs");
    expect(await requeueStrayMails()).toBe(0);
    await db.outboxMail.update({ where: { id: lost }, data: { createdAt: new Date(Date.now() - 180_000) } });
    expect(await requeueStrayMails()).toBe(1);
    expect(await waits(lost!)).not.toBeNull();
    expect(await requeueStrayMails()).toBe(0);
  });

  it("without a provider is a mailbox in a demonstration, and a failure that the admin sees elsewhere", async () => {
    env.RESEND_API_KEY = undefined;
    const id = await queue();
    expect(await sendMail(id)).toBe("sent");
    expect(calls).toEqual([]);
    expect((await findMail(id))!.text).toContain("123456");
    await db.outboxMail.update({ where: { id }, data: { state: "queued" } });
    env.demo = false;
    expect(await sendMail(id)).toBe("failed");
    expect((await row(id)).lastError).toMatch(/RESEND_API_KEY/);
  });

  it("outside a demonstration forgets a code once it is sent, and shows nobody the words of a mail", async () => {
    env.demo = false;
    const id = await queue();
    await sendMail(id);
    expect(await row(id)).toMatchObject({ state: "sent", props: {}, subject: null, html: null, bodyText: null });
    expect(await findMail(id)).toBeNull();
    expect((await listMails(await makeViewer({ role: "sponsor" }))).rows).toEqual([]);
    expect(JSON.stringify(await listMails(await makeViewer({ role: "admin" })))).not.toContain("123456");
  });
});
