import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sealEvents } from "~/domain/audit/seal-events.server";
import type { RecordedEvent } from "~/domain/audit/event";
import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { approveCertificate } from "~/domain/certificates/approve-certificate.server";
import { issueCertificate } from "~/domain/certificates/issue-certificate.server";
import { expireNeeds } from "~/domain/needs/expire-needs.server";
import { cancelPledge } from "~/domain/pledges/cancel-pledge.server";
import { confirmGuestPledge } from "~/domain/pledges/confirm-guest-pledge.server";
import { makePledge } from "~/domain/pledges/make-pledge.server";
import { consequences, followUp } from "~/jobs/consequences";
import { remindOfLapsingHolds } from "~/jobs/remind-of-lapsing-holds";
import { startWorker } from "~/jobs/worker";
import { clock } from "~/platform/clock.server";
import { db, pool, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { deliverAll, paidPledge } from "../support/deliver";
import { DAY, granted, makeNeed, moneyArrives, pledge, pledgeRequest, setStage, stateOf, type Stage } from "../support/factories";

const HOUR = 3_600_000;
let stage: Stage;

/** Every event so far as the queue hands it on, oldest first. */
async function eventsSoFar(): Promise<RecordedEvent[]> {
  const { rows } = await pool().query<{ payload: RecordedEvent }>(
    "SELECT payload FROM graphile_worker._private_jobs AS job JOIN graphile_worker._private_tasks AS task ON task.id = task_id WHERE identifier = 'consequences' ORDER BY job.id",
  );
  return rows.map(({ payload }) => payload);
}

async function followAll() {
  for (const event of await eventsSoFar()) await followUp(event);
}

const letters = async () => (await db.outboxMail.findMany({ orderBy: { createdAt: "asc" }, select: { template: true } })).map(({ template }) => template).sort();
const letter = (template: string) => db.outboxMail.findFirstOrThrow({ where: { template } });
const queued = async (task: string) => Number((await pool().query("SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = $1", [task])).rows[0].count);
const until = async (holds: () => Promise<boolean>) => {
  for (const end = Date.now() + 20_000; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 50))) if (Date.now() > end) throw new Error("It did not come to pass.");
};

beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => clock.reset());

describe("what follows an event", () => {
  it("is queued with it or not at all", async () => {
    const told = { kind: "need.published", subjectType: "need", subjectId: "x", actor: SYSTEM } as const;
    await expect(transact(async (tx) => {
      await recordEvent(tx, told);
      throw new Error("broken off");
    })).rejects.toThrow("broken off");
    expect([await queued("consequences"), await db.event.count()]).toEqual([0, 0]);
    await transact((tx) => recordEvent(tx, told));
    expect([await queued("consequences"), await db.event.count()]).toEqual([1, 1]);
  });

  it("of a whole gift is five letters and a draft, however often the jobs run", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 4);
    await followAll();
    await moneyArrives(70_000, reference);
    await deliverAll(stage, reference);
    await followAll();
    const { id } = await db.certificate.findFirstOrThrow();
    granted(await approveCertificate({ id, viewer: stage.fund }));
    granted(await issueCertificate({ id, viewer: stage.fund }));
    for (let times = 0; times < 3; times += 1) await followAll();
    await Promise.all([followAll(), followAll()]);
    expect(await letters()).toEqual(["certificate-issued", "delivery-confirmed", "money-waiting", "payment-received", "pledge-made"]);
    expect(await db.certificate.count()).toBe(1);
    expect(await queued("send_mail")).toBe(5);
    expect((await letter("payment-received")).props).toMatchObject({ amount: 60_000, needCode: stage.needCode, url: `${env.origin}/my/pledges/${reference}` });
    expect((await letter("money-waiting")).props).toMatchObject({ amount: 10_000, why: "excess", reference });
    expect((await letter("delivery-confirmed")).props).toMatchObject({ quantity: 4, unit: "suất" });
  });

  it("tells two deliveries of one pledge apart", async () => {
    for (const units of [1, 2]) await deliverAll(stage, await paidPledge(stage, units));
    await followAll();
    expect((await letters()).filter((template) => template === "delivery-confirmed")).toHaveLength(2);
    expect(await db.certificate.count()).toBe(2);
  });

  it("speaks the language the pledge was made in", async () => {
    await pledge(stage.sponsor, stage.needCode, 1, { locale: "en" });
    await followAll();
    expect(await letter("pledge-made")).toMatchObject({ locale: "en", props: { needTitle: "Demo lunch", unit: "lunch", payment: { by: "bank", amount: 15_000 } } });
    expect((await letter("pledge-made")).props).toHaveProperty("url", expect.stringContaining("/en/my/pledges/"));
  });

  it("writes to a guest only the code, until the address is confirmed by it", async () => {
    const guest = { email: "khach@demo.example", name: "Khách Demo" };
    const made = granted(await makePledge(pledgeRequest(null, stage.needCode, { guest })));
    await followAll();
    await followAll();
    expect(await letters()).toEqual(["guest-confirm-code"]);
    expect(await db.signInCode.count()).toBe(1);
    const { props } = await letter("guest-confirm-code");
    expect((props as { url: string }).url).toBe(`${env.origin}/pledges/${made.reference}/confirm?id=${made.pledgeId}`);
    granted(await confirmGuestPledge({ pledgeId: made.pledgeId, code: (props as { code: string }).code }));
    await followAll();
    expect(await letters()).toEqual(["guest-confirm-code", "pledge-made"]);
  });

  it("is nothing for whoever's account was closed, or whose pledge ended meanwhile", async () => {
    const ended = await pledge(stage.sponsor, stage.needCode, 1);
    granted(await cancelPledge({ reference: ended, viewer: stage.sponsor }));
    await pledge(stage.sponsor, stage.needCode, 1);
    await db.person.update({ where: { id: stage.sponsor.personId }, data: { disabledAt: new Date() } });
    await followAll();
    expect(await letters()).toEqual([]);
  });

  it("leaves money of an unknown payer to the fund, and tells a late giver", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 2);
    await moneyArrives(15_000, "ung ho");
    await db.pledge.update({ where: { reference }, data: { state: "lapsed", endedAt: new Date() } });
    await moneyArrives(30_000, reference);
    const [nobody, late] = (await eventsSoFar()).filter(({ kind }) => kind === "transfer.suspended");
    await followUp(nobody!);
    expect(await letters()).toEqual([]);
    await followUp(late!);
    expect((await letter("money-waiting")).props).toMatchObject({ why: "late", amount: 30_000 });
  });

  it("fails the job when one deed fails, so that it is tried again", async () => {
    const event = { seq: 1, kind: "payment.settled", subjectType: "payment", subjectId: "not-an-id", actorId: null, payload: {} } as const;
    expect(consequences["payment.settled"]).toHaveLength(1);
    await expect(followUp(event)).rejects.toThrow();
  });
});

describe("a hold about to end", () => {
  const remind = async (hours: number) => {
    clock.travel(hours * HOUR);
    return remindOfLapsingHolds();
  };

  it("is told of once, in its last day", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 4);
    await moneyArrives(20_000, reference);
    expect(await remind(47)).toBe(0);
    expect(await remind(2)).toBe(1);
    expect(await remind(1)).toBe(0);
    expect(await letters()).toEqual(["hold-lapsing"]);
    expect((await letter("hold-lapsing")).props).toMatchObject({ amount: 40_000, reference });
  });

  it("is told of once though two workers look at once", async () => {
    await pledge(stage.sponsor, stage.needCode, 1);
    clock.travel(50 * HOUR);
    await Promise.all([remindOfLapsingHolds(), remindOfLapsingHolds(), remindOfLapsingHolds()]);
    expect(await letters()).toEqual(["hold-lapsing"]);
  });

  it("is not told of when it is paid, of goods, over, or of a guest who never confirmed", async () => {
    await moneyArrives(30_000, await pledge(stage.sponsor, stage.needCode, 2));
    await pledge(stage.sponsor, stage.needCode, 1, { mode: "in_kind" });
    granted(await makePledge(pledgeRequest(null, stage.needCode, { units: 1, guest: { email: "khach@demo.example", name: "" } })));
    await remind(60);
    await remind(6 * 24 - 60);
    expect(await letters()).toEqual([]);
  });
});

describe("the worker", () => {
  it("does what follows, sends the mail, and ends holds, without anybody asking", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 4);
    const worker = await startWorker();
    try {
      await until(async () => (await db.outboxMail.count({ where: { template: "pledge-made", state: "sent" } })) === 1);
      clock.travel(73 * HOUR);
      await pool().query("SELECT graphile_worker.add_job('lapse_holds')");
      await until(async () => (await stateOf(reference)) === "lapsed");
      expect(await db.need.findUniqueOrThrow({ where: { code: stage.needCode } })).toMatchObject({ unitsAllocated: 0 });
      const { rows } = await pool().query<{ identifier: string }>("SELECT identifier FROM graphile_worker._private_known_crontabs ORDER BY identifier");
      expect(rows.map(({ identifier }) => identifier)).toEqual([
        "charge_due_instalments", "clear_saved_searches", "expire_needs", "fold_need_counts", "forget_ended_connections", "lapse_baskets", "lapse_holds", "mail_new_needs", "match_new_needs", "miss_unpaid_instalments",
        "offer_all_freed_units", "prolong_bridges", "rank_needs", "reconcile_open_cards", "reconcile_payouts", "remind_of_instalments", "remind_of_lapsing_baskets", "remind_of_lapsing_holds", "repair_search_index", "repair_search_server", "requeue_stray_mails", "resume_statement_imports", "seal_events", "sum_up_ledger", "tell_search_server",
      ]);
    } finally {
      await worker.stop();
    }
  });

  it("lets the job in hand finish when it stops, and leaves the rest for the next", async () => {
    for (let n = 0; n < 8; n += 1) await pledge(stage.sponsor, stage.needCode, 1);
    const first = await startWorker({ concurrency: 1 });
    await first.stop();
    expect((await pool().query("SELECT 1 FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL")).rowCount).toBe(0);
    const second = await startWorker();
    await until(async () => (await db.outboxMail.count({ where: { state: "sent" } })) === 8).finally(() => second.stop());
  });
});

describe("timed deeds", () => {
  it("end open needs after their last day in Việt Nam, once", async () => {
    const code = await makeNeed({ receiverId: stage.receiverId, deadline: new Date(`${new Date(Date.now() + 7 * HOUR).toISOString().slice(0, 10)}T00:00:00Z`) });
    expect(await expireNeeds()).toBe(0);
    clock.travel(DAY);
    expect(await expireNeeds()).toBe(1);
    expect(await expireNeeds()).toBe(0);
    expect((await db.need.findUniqueOrThrow({ where: { code } })).state).toBe("expired");
  });

  it("seal each event once, chained to the seal before, also when two workers do it", async () => {
    expect(await sealEvents()).toBe(0);
    await pledge(stage.sponsor, stage.needCode, 1);
    const sealed = await Promise.all(Array.from({ length: 8 }, () => sealEvents()));
    expect(sealed.sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    await pledge(stage.sponsor, stage.needCode, 9);
    expect(await sealEvents()).toBe(2);
    const [first, second] = await db.eventSeal.findMany({ orderBy: { id: "asc" } });
    expect(second!.prevHash).toEqual(first!.hash);
    await expect(db.$executeRaw`DELETE FROM event_seal`).rejects.toThrow(/append-only/);
  });
});
