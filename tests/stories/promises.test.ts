import { beforeEach, describe, expect, it } from "vitest";
import { changePayDay } from "~/domain/instalments/change-pay-day.server";
import { coverBridgeFromReserve } from "~/domain/instalments/cover-bridge-from-reserve.server";
import { endPlan } from "~/domain/instalments/end-plan.server";
import { missUnpaidInstalments } from "~/domain/instalments/miss-unpaid-instalments.server";
import { pausePlan } from "~/domain/instalments/pause-plan.server";
import { pickUpInstalment } from "~/domain/instalments/pick-up-instalment.server";
import { shortenPlan } from "~/domain/instalments/shorten-plan.server";
import { makePledge } from "~/domain/pledges/make-pledge.server";
import { remindOfInstalments } from "~/jobs/remind-of-instalments";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { balances, DAY, granted, makeNeed, makeViewer, moneyArrives, pledgeRequest, stateOf, type Stage } from "../support/factories";
import { promiseStories } from "../support/promise-stories";
import { MONTH, NINE, SCHOLARSHIP, setScholarship } from "../support/scholarship";
import { arrives, lettersTo, promises, workerCatchesUp } from "../support/story";

let stage: Stage;
const { view, plan, pays, dayOf, runsFor } = promiseStories(() => stage);

beforeEach(async () => {
  stage = await setScholarship();
});

const states = async (reference: string) => (await plan(reference)).instalments.map(({ state }) => state);

/** What the worker does by the day: reminders, then whatever was missed. */
async function dayPasses() {
  const reminded = await remindOfInstalments();
  const missed = await missUnpaidInstalments();
  await workerCatchesUp();
  return { reminded, missed };
}

describe("Stories of promises:", () => {
  it("nine months paid on time", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 9, NINE);
    expect(await view(reference)).toMatchObject({ state: "held", unitsPaid: 0 });
    await pays(reference, 1);
    expect(await view(reference)).toMatchObject({ state: "confirmed", unitsPaid: 1, payment: { state: "pending", received: MONTH } });
    await arrives(stage, reference, 1);
    for (let position = 2; position <= 9; position += 1) {
      await dayOf(reference, position, -7);
      expect(await dayPasses()).toEqual({ reminded: 1, missed: 0 });
      expect(await dayPasses()).toEqual({ reminded: 0, missed: 0 });
      await dayOf(reference, position);
      expect((await plan(reference)).figures).toMatchObject({ promised: 9 * MONTH, received: (position - 1) * MONTH, late: 0 });
      await pays(reference, position);
      await arrives(stage, reference, 1);
    }
    expect(await view(reference)).toMatchObject({ state: "delivered", payment: { state: "settled", received: 9 * MONTH }, unitsDelivered: 9 });
    const receipts = (await plan(reference)).instalments.map(({ receiptNumber }) => receiptNumber);
    expect(new Set(receipts).size).toBe(9);
    expect(await balances()).toEqual({ "bank:main": 9 * MONTH, "delivered:HP-SCHOL-0001": -9 * MONTH });
    expect((await lettersTo(stage.sponsor)).filter((letter) => letter === "instalment-reminder")).toHaveLength(8);
    expect((await lettersTo(stage.sponsor)).filter((letter) => letter === "instalment-received")).toHaveLength(9);
  });

  it("one missed, bridged and picked up again", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 9, NINE);
    await runsFor(2, reference);
    await dayOf(reference, 3);
    await dayPasses();
    for (const days of [7, 14]) {
      await dayOf(reference, 3, days);
      expect(await dayPasses()).toMatchObject({ reminded: 1, missed: 0 });
    }
    expect((await plan(reference)).instalments[2]).toMatchObject({ standing: "late" });
    await dayOf(reference, 3, 22);
    expect((await dayPasses()).missed).toBe(1);
    const missed = (await plan(reference)).instalments[2]!;
    expect(missed).toMatchObject({ state: "missed", endedBecause: "unpaid", bridge: { code: "HP-SCHOL-0002", free: true } });
    expect(await db.need.findUniqueOrThrow({ where: { code: "HP-SCHOL-0002" } })).toMatchObject({ state: "open", quantity: 1, unitPrice: BigInt(MONTH) });
    expect(await view(reference)).toMatchObject({ units: 8, amount: 8 * MONTH, state: "confirmed" });
    // The origin's units are all still taken: nobody can take the bridged one there as well.
    expect(await makePledge(pledgeRequest(await makeViewer({ role: "sponsor" }), stage.needCode, { units: 1 }))).toMatchObject({ ok: false, reason: "units-taken", remaining: 0 });
    granted(await pickUpInstalment({ reference, viewer: stage.sponsor, instalmentId: missed.id }));
    await workerCatchesUp();
    expect(await db.need.findUniqueOrThrow({ where: { code: "HP-SCHOL-0002" } })).toMatchObject({ state: "withdrawn" });
    await pays(reference, 3);
    expect(await states(reference)).toEqual(["settled", "settled", "settled", "open", "open", "open", "open", "open", "open"]);
    expect(await balances()).toEqual({ "bank:main": 3 * MONTH, [SCHOLARSHIP]: -3 * MONTH });
    expect(await lettersTo(stage.coordinator)).toEqual(["promise-changed", "promise-changed"]);
  });

  it("late money for a missed instalment picks it up by itself; once somebody took the bridge it follows the surplus rule", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 9, { ...NINE, surplusRule: "reserve" });
    await pays(reference, 1);
    await dayOf(reference, 2, 22);
    await dayPasses();
    expect(await pays(reference, 2)).toMatchObject({ outcome: "late" });
    expect((await states(reference)).slice(0, 3)).toEqual(["settled", "settled", "open"]);
    await dayOf(reference, 3, 22);
    await dayPasses();
    const { bridge } = (await plan(reference)).instalments[2]!;
    const other = await promises(await makeViewer({ role: "sponsor" }), bridge!.code, 1);
    await moneyArrives(MONTH, other);
    expect(await pays(reference, 3)).toMatchObject({ outcome: "late" });
    expect((await plan(reference)).instalments[2]).toMatchObject({ state: "missed", bridge: { free: false } });
    expect(await balances()).toEqual({ "bank:main": 4 * MONTH, "fund:reserve": -MONTH, [SCHOLARSHIP]: -2 * MONTH, [`need:${bridge!.code}`]: -MONTH });
  });

  it("one missed and drawn from the reserve", async () => {
    const giver = await makeViewer({ role: "sponsor" });
    const filler = await promises(giver, await makeNeed({ receiverId: stage.receiverId, code: "HP-MEAL-0001" }), 1, { surplusRule: "reserve" });
    await moneyArrives(15_000 + 700_000, filler);
    const reference = await promises(stage.sponsor, stage.needCode, 9, NINE);
    await pays(reference, 1);
    await pays(reference, 2, 200_000);
    await dayOf(reference, 2, 22);
    expect((await dayPasses()).missed).toBe(1);
    const { bridge } = (await plan(reference)).instalments[1]!;
    expect(await coverBridgeFromReserve({ needCode: bridge!.code, viewer: stage.sponsor })).toEqual({ ok: false, reason: "not-allowed" });
    const drawn = granted(await coverBridgeFromReserve({ needCode: bridge!.code, viewer: stage.fund }));
    expect(await coverBridgeFromReserve({ needCode: bridge!.code, viewer: stage.fund })).toEqual({ ok: false, reason: "bridge-taken" });
    await workerCatchesUp();
    await arrives(stage, drawn.reference, 1);
    expect(await db.certificate.count()).toBe(0);
    expect((await plan(reference)).instalments[1]).toMatchObject({ state: "missed", bridge: { free: false } });
    expect(await balances()).toEqual({ "bank:main": 15_000 + 700_000 + MONTH + 200_000, suspense: -200_000, "fund:reserve": -200_000, "need:HP-MEAL-0001": -15_000, [SCHOLARSHIP]: -MONTH, [`delivered:${bridge!.code}`]: -MONTH });
    // The reserve never lends more than it holds.
    await dayOf(reference, 3, 22);
    await dayPasses();
    const next = (await plan(reference)).instalments[2]!.bridge!;
    expect(await coverBridgeFromReserve({ needCode: next.code, viewer: stage.fund })).toEqual({ ok: false, reason: "reserve-too-small" });
  });

  it("short, excess and double money for one instalment", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 9, { instalments: { count: 9, payDay: 5, excessToNext: true }, surplusRule: "reserve" });
    expect(await pays(reference, 1, 300_000)).toMatchObject({ outcome: "short" });
    expect(await stateOf(reference)).toBe("held");
    expect(await pays(reference, 1, 200_000)).toMatchObject({ outcome: "completes" });
    expect(await pays(reference, 2, 600_000)).toMatchObject({ outcome: "excess" });
    expect(await pays(reference, 2, MONTH)).toMatchObject({ outcome: "double" });
    // What was too much has filled the next ones: 300.000 + 200.000 + 600.000 + 500.000 are three months and a part of the fourth.
    expect((await plan(reference)).instalments.slice(0, 4).map(({ received }) => received)).toEqual([MONTH, MONTH, MONTH, 100_000]);
    expect(await balances()).toEqual({ "bank:main": 1_600_000, [SCHOLARSHIP]: -1_600_000 });
  });

  it("pause, another day, shorten", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 9, NINE);
    await runsFor(2, reference);
    clock.travel(DAY);
    expect(granted(await changePayDay({ reference, viewer: stage.sponsor, payDay: 20 })).moved).toBe(7);
    expect(granted(await pausePlan({ reference, viewer: stage.sponsor, months: 2 })).paused).toBe(2);
    expect(granted(await shortenPlan({ reference, viewer: stage.sponsor, count: 3 })).units).toBe(3);
    expect(await shortenPlan({ reference, viewer: stage.sponsor, count: 3 })).toEqual({ ok: false, reason: "count-invalid" });
    expect(await pausePlan({ reference, viewer: stage.coordinator, months: 1 })).toEqual({ ok: false, reason: "not-found" });
    await workerCatchesUp();
    expect(await states(reference)).toEqual(["settled", "settled", "missed", "missed", "open", "open", "dropped", "dropped", "dropped"]);
    expect(await view(reference)).toMatchObject({ units: 4, amount: 4 * MONTH });
    expect((await plan(reference)).figures).toEqual({ promised: 4 * MONTH, received: 2 * MONTH, late: 0, upcoming: 2 * MONTH, returned: 0 });
    const paused = (await plan(reference)).instalments[3]!;
    granted(await pickUpInstalment({ reference, viewer: stage.sponsor, instalmentId: paused.id }));
    await pays(reference, 4);
    await arrives(stage, reference, 3);
    expect(await db.need.findUniqueOrThrow({ where: { code: stage.needCode } })).toMatchObject({ state: "open", unitsAllocated: 6, unitsBridged: 1, unitsPaid: 3, unitsDelivered: 3 });
    expect((await lettersTo(stage.sponsor)).filter((letter) => letter === "promise-changed")).toHaveLength(4);
  });

  it("ended by the sponsor", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 9, NINE);
    await runsFor(3, reference);
    await pays(reference, 4, 100_000);
    granted(await endPlan({ reference, viewer: stage.sponsor, reason: "Chuyển công tác" }));
    await workerCatchesUp();
    expect(await view(reference)).toMatchObject({ state: "confirmed", units: 3, payment: { state: "settled", received: 3 * MONTH } });
    expect(await balances()).toEqual({ "bank:main": 3 * MONTH + 100_000, suspense: -100_000, [SCHOLARSHIP]: -3 * MONTH });
    expect(await db.surplusUse.findMany({ select: { cause: true, usedAs: true } })).toEqual([{ cause: "ended", usedAs: "task" }]);
    await arrives(stage, reference, 3);
    expect(await stateOf(reference)).toBe("delivered");
    expect(await endPlan({ reference, viewer: stage.sponsor })).toEqual({ ok: false, reason: "not-running" });
    expect(await lettersTo(stage.sponsor)).toContain("money-waiting");
  });
});
