import { beforeEach, describe, expect, it } from "vitest";
import { approveCertificate } from "~/domain/certificates/approve-certificate.server";
import { issueCertificate } from "~/domain/certificates/issue-certificate.server";
import { planDelivery } from "~/domain/deliveries/plan-delivery.server";
import { endPlan } from "~/domain/instalments/end-plan.server";
import { missUnpaidInstalments } from "~/domain/instalments/miss-unpaid-instalments.server";
import { pausePlan } from "~/domain/instalments/pause-plan.server";
import { pickUpInstalment } from "~/domain/instalments/pick-up-instalment.server";
import { takeBackUndeliverable } from "~/domain/surplus/take-back-undeliverable.server";
import { db } from "~/platform/database.server";
import { balances, granted, makeViewer, moneyArrives, stateOf, type Stage } from "../support/factories";
import { promiseStories } from "../support/promise-stories";
import { instalmentsOf, MONTH, SCHOLARSHIP, setScholarship } from "../support/scholarship";
import { arrives, promises, workerCatchesUp } from "../support/story";

let stage: Stage;
const { view, plan, pays, dayOf } = promiseStories(() => stage);
const months = (count: number) => ({ instalments: { count, payDay: 5, excessToNext: false } });

beforeEach(async () => {
  stage = await setScholarship();
});

const states = async (reference: string) => (await plan(reference)).instalments.map(({ state }) => state);

/** Instalments are not paid, and the worker has them carried on by bridges. */
async function misses(reference: string, ...positions: number[]) {
  for (const position of positions) {
    await dayOf(reference, position, 22);
    expect(await missUnpaidInstalments()).toBe(1);
    await workerCatchesUp();
  }
}

/** A promise of two months of which the first was paid, and taken back because it cannot be delivered: nothing paid is left, one month is open. */
async function allPaidTakenBack(): Promise<string> {
  const reference = await promises(stage.sponsor, stage.needCode, 2, { ...months(2), surplusRule: "reserve" });
  await pays(reference, 1);
  granted(await takeBackUndeliverable({ reference, viewer: stage.coordinator, units: 1, reason: "Điểm trường đã sáp nhập" }));
  await workerCatchesUp();
  return reference;
}

describe("Stories of promises:", () => {
  it("all that was kept is delivered, two months were missed: the sponsor returns to both and pays them", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 3, months(3));
    await pays(reference, 1);
    await arrives(stage, reference, 1);
    await misses(reference, 2, 3);
    expect(await view(reference)).toMatchObject({ state: "delivered", units: 1 });
    const first = await db.certificate.findFirstOrThrow();
    granted(await approveCertificate({ id: first.id, viewer: stage.fund }));
    granted(await issueCertificate({ id: first.id, viewer: stage.fund }));
    const [, missed, third] = await instalmentsOf(stage.sponsor, reference);
    granted(await pickUpInstalment({ reference, viewer: stage.sponsor, instalmentId: third!.id }));
    expect(await view(reference)).toMatchObject({ state: "in_delivery", units: 2, payment: { state: "pending", received: MONTH, expected: 2 * MONTH } });
    await pays(reference, 3);
    // Money alone, under the missed month's own reference, brings it back as well.
    expect(await pays(reference, 2)).toMatchObject({ outcome: "late" });
    expect(await states(reference)).toEqual(["settled", "settled", "settled"]);
    expect((await db.need.findMany({ where: { bridgeOfId: { not: null } }, select: { state: true } })).map(({ state }) => state)).toEqual(["withdrawn", "withdrawn"]);
    expect(missed!.state).toBe("missed");
    granted(await planDelivery({ pledgeReference: reference, units: 1, plannedOn: "2027-03-01", viewer: stage.coordinator }));
    await arrives(stage, reference, 1);
    // The certificate of what was delivered first is good until everything is delivered again; then another one says it all.
    expect(await view(reference)).toMatchObject({ state: "in_delivery", certificate: { state: "issued" } });
    await arrives(stage, reference, 1);
    expect(await view(reference)).toMatchObject({ state: "delivered", units: 3, unitsDelivered: 3, certificate: { state: "drafted", number: null } });
    const second = await db.certificate.findFirstOrThrow({ where: { state: "drafted" } });
    expect(await db.certificate.findUniqueOrThrow({ where: { id: first.id } })).toMatchObject({ state: "superseded", supersededBy: second.id });
    expect((second.body as { lines: { quantity: number }[] }).lines.map(({ quantity }) => quantity)).toEqual([1, 1, 1]);
    expect(await balances()).toEqual({ "bank:main": 3 * MONTH, "delivered:HP-SCHOL-0001": -3 * MONTH });
  });

  it("a need of which all else is delivered waits again when the sponsor returns to its last month", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 9, months(9));
    for (let position = 1; position <= 8; position += 1) await pays(reference, position);
    await misses(reference, 9);
    await arrives(stage, reference, 8);
    const need = () => db.need.findUniqueOrThrow({ where: { code: stage.needCode }, select: { state: true, unitsBridged: true, unitsDelivered: true } });
    expect(await need()).toEqual({ state: "delivered", unitsBridged: 1, unitsDelivered: 8 });
    granted(await pickUpInstalment({ reference, viewer: stage.sponsor, instalmentId: (await instalmentsOf(stage.sponsor, reference))[8]!.id }));
    expect(await need()).toEqual({ state: "covered", unitsBridged: 0, unitsDelivered: 8 });
    await pays(reference, 9);
    await arrives(stage, reference, 1);
    expect(await need()).toMatchObject({ state: "delivered", unitsDelivered: 9 });
    // A draft that was not issued yet is written anew.
    expect((await db.certificate.findMany()).map(({ state, body }) => [state, (body as { totalCash: number }).totalCash])).toEqual([["drafted", 9 * MONTH]]);
  });

  it("nothing paid is left and the last month is missed: the promise is over, keeps nobody else waiting, and can be returned to", async () => {
    const reference = await allPaidTakenBack();
    const other = await makeViewer({ role: "sponsor" });
    const second = await promises(other, stage.needCode, 3, { instalments: { count: 3, payDay: 20, excessToNext: false } });
    const due = async (position: number) => (await instalmentsOf(other, second))[position - 1]!.reference;
    for (const position of [1, 2]) await moneyArrives(MONTH, await due(position));
    await dayOf(reference, 2, 22 + 31 * 3);
    expect(await missUnpaidInstalments()).toBe(2);
    await workerCatchesUp();
    expect((await instalmentsOf(other, second)).map(({ state }) => state)).toEqual(["settled", "settled", "missed"]);
    expect(await view(reference)).toMatchObject({ state: "cancelled", payment: { state: "failed", received: 0 } });
    expect(await states(reference)).toEqual(["settled", "missed"]);
    expect(await pays(reference, 2)).toMatchObject({ outcome: "late" });
    expect(await view(reference)).toMatchObject({ state: "confirmed", units: 1, amount: MONTH, payment: { state: "settled", received: MONTH } });
    await arrives(stage, reference, 1);
    expect(await stateOf(reference)).toBe("delivered");
    expect(await balances()).toEqual({ "bank:main": 4 * MONTH, "fund:reserve": -MONTH, [SCHOLARSHIP]: -2 * MONTH, "delivered:HP-SCHOL-0001": -MONTH });
  });

  it("nothing paid is left: the sponsor can end the promise, or pause it and return", async () => {
    const ended = await allPaidTakenBack();
    expect(granted(await endPlan({ reference: ended, viewer: stage.sponsor })).units).toBe(1);
    await workerCatchesUp();
    expect(await view(ended)).toMatchObject({ state: "cancelled", payment: { received: 0 } });
    expect(await states(ended)).toEqual(["settled", "dropped"]);
    const paused = await allPaidTakenBack();
    expect(granted(await pausePlan({ reference: paused, viewer: stage.sponsor, months: 1 })).paused).toBe(1);
    await workerCatchesUp();
    expect(await stateOf(paused)).toBe("cancelled");
    granted(await pickUpInstalment({ reference: paused, viewer: stage.sponsor, instalmentId: (await instalmentsOf(stage.sponsor, paused))[1]!.id }));
    expect(await view(paused)).toMatchObject({ state: "confirmed", units: 1, payment: { state: "expected", received: 0 } });
    expect(await endPlan({ reference: ended, viewer: stage.sponsor })).toEqual({ ok: false, reason: "not-running" });
  });
});
