import { beforeEach, describe, expect, it } from "vitest";
import { disablePerson } from "~/domain/accounts/disable-person.server";
import { planDelivery } from "~/domain/deliveries/plan-delivery.server";
import { findReceipt } from "~/domain/payments/read-receipts.server";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { makePledge } from "~/domain/pledges/make-pledge.server";
import { takeBackUndeliverable } from "~/domain/surplus/take-back-undeliverable.server";
import { declineOffer } from "~/domain/waitlist/decline-offer.server";
import { joinWaitlist } from "~/domain/waitlist/join-waitlist.server";
import { readWaitlistOf } from "~/domain/waitlist/read-waitlist.server";
import { takeOffer } from "~/domain/waitlist/take-offer.server";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { balances, DAY, granted, makeNeed, makeViewer, moneyArrives, pledgeRequest, stateOf, type Stage } from "../support/factories";
import { promiseStories } from "../support/promise-stories";
import { MONTH, NINE, SCHOLARSHIP, setScholarship } from "../support/scholarship";
import { arrives, lettersTo, promises, workerCatchesUp } from "../support/story";

let stage: Stage;
const { view, runsFor } = promiseStories(() => stage);

beforeEach(async () => {
  stage = await setScholarship();
});

describe("Stories of promises:", () => {
  it("a waitlist offered twice: the first declines, the second's offer expires, the third takes it", async () => {
    const first = await promises(stage.sponsor, stage.needCode, 9);
    const waiting = await Promise.all([1, 2, 3].map(() => makeViewer({ role: "sponsor" })));
    const entries: string[] = [];
    for (const viewer of waiting) {
      const { entryId } = granted(await joinWaitlist({ needCode: stage.needCode, viewer, units: 4, givenAs: "person", honourName: "Người chờ Demo", locale: "vi" }));
      entries.push(entryId);
      clock.travel(1000);
    }
    expect(await joinWaitlist({ needCode: stage.needCode, viewer: waiting[0]!, units: 1, givenAs: "person", honourName: "", locale: "vi" })).toEqual({ ok: false, reason: "already-waiting" });
    clock.travel(3 * DAY);
    expect(await lapseHolds()).toBe(1);
    // Before any offer is written the free units are the waitlist's already.
    expect(await makePledge(pledgeRequest(await makeViewer({ role: "sponsor" }), stage.needCode, { units: 1 }))).toMatchObject({ ok: false, reason: "units-taken" });
    await workerCatchesUp();
    const offers = async () => (await db.waitlistEntry.findMany({ orderBy: { joinedAt: "asc" }, select: { state: true, pledge: { select: { units: true, state: true } } } })).map(({ state, pledge }) => [state, pledge?.units ?? null, pledge?.state ?? null]);
    expect(await offers()).toEqual([["offered", 4, "held"], ["offered", 4, "held"], ["offered", 1, "held"]]);
    expect(await declineOffer({ entryId: entries[0]!, viewer: waiting[1]! })).toEqual({ ok: false, reason: "offer-gone" });
    granted(await declineOffer({ entryId: entries[0]!, viewer: waiting[0]! }));
    granted(await takeOffer({ entryId: entries[2]!, viewer: waiting[2]! }));
    await workerCatchesUp();
    clock.travel(2 * DAY + 1000);
    expect(await lapseHolds()).toBe(1);
    await workerCatchesUp();
    expect((await offers()).map(([state]) => state)).toEqual(["declined", "expired", "taken"]);
    expect(await takeOffer({ entryId: entries[1]!, viewer: waiting[1]! })).toEqual({ ok: false, reason: "offer-gone" });
    const taken = await db.waitlistEntry.findUniqueOrThrow({ where: { id: entries[2]! }, select: { pledge: { select: { reference: true } } } });
    await moneyArrives(MONTH, taken.pledge!.reference);
    expect(await stateOf(taken.pledge!.reference)).toBe("confirmed");
    expect(await stateOf(first)).toBe("lapsed");
    expect(await lettersTo(waiting[2]!)).toEqual(["waitlist-offer", "pledge-made"]);
    // Nobody waits any more, so the rest is everybody's again.
    expect(await stateOf(await promises(stage.sponsor, stage.needCode, 8))).toBe("held");
  });

  it("surplus for the next similar need, whole units of it, the rest to the reserve", async () => {
    await makeNeed({ receiverId: stage.receiverId, code: "HP-SCHOL-0005", category: "scholarships", unitPrice: 400_000n, quantity: 1, priorityScore: 90 });
    await makeNeed({ receiverId: stage.receiverId, code: "HP-SCHOL-0006", category: "scholarships", unitPrice: 300_000n, quantity: 3, priorityScore: 50 });
    const reference = await promises(stage.sponsor, stage.needCode, 1, { surplusRule: "similar_need" });
    await moneyArrives(MONTH + 1_100_000, reference);
    await workerCatchesUp();
    expect(await balances()).toEqual({ "bank:main": MONTH + 1_100_000, [SCHOLARSHIP]: -MONTH, "need:HP-SCHOL-0005": -400_000, "need:HP-SCHOL-0006": -600_000, "fund:reserve": -100_000 });
    const given = await db.pledge.findMany({ where: { need: { code: { in: ["HP-SCHOL-0005", "HP-SCHOL-0006"] } } }, select: { state: true, units: true, personId: true } });
    expect(given.every(({ state, personId }) => state === "confirmed" && personId === stage.sponsor.personId)).toBe(true);
    expect((await lettersTo(stage.sponsor)).filter((letter) => letter === "surplus-used")).toHaveLength(3);
    expect(await lettersTo(stage.sponsor)).not.toContain("money-waiting");
  });

  it("surplus for the same commune, of double money", async () => {
    await makeNeed({ receiverId: stage.receiverId, code: "HP-WARM-0001", category: "warm_clothing", unitPrice: 250_000n, quantity: 10 });
    await makeNeed({ receiverId: stage.receiverId, code: "HP-SCHOL-0007", category: "scholarships", unitPrice: 250_000n, quantity: 10, areaCode: "11506", provinceCode: "31" });
    const reference = await promises(stage.sponsor, stage.needCode, 1, { surplusRule: "same_commune" });
    await moneyArrives(MONTH, reference);
    expect(await moneyArrives(MONTH, reference)).toMatchObject({ outcome: "double" });
    await workerCatchesUp();
    expect(await balances()).toEqual({ "bank:main": 2 * MONTH, [SCHOLARSHIP]: -MONTH, "need:HP-WARM-0001": -MONTH });
  });

  it("surplus for the reserve, of units that cannot be delivered", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 9, { ...NINE, surplusRule: "reserve" });
    await runsFor(3, reference);
    granted(await planDelivery({ pledgeReference: reference, units: 1, plannedOn: "2026-12-01", viewer: stage.coordinator }));
    await arrives(stage, reference, 1);
    expect(await takeBackUndeliverable({ reference, viewer: stage.sponsor, units: 1, reason: "x" })).toEqual({ ok: false, reason: "not-found" });
    expect(await takeBackUndeliverable({ reference, viewer: stage.coordinator, units: 3, reason: "x" })).toEqual({ ok: false, reason: "units-invalid" });
    granted(await takeBackUndeliverable({ reference, viewer: stage.coordinator, units: 2, reason: "Điểm trường đã sáp nhập" }));
    await workerCatchesUp();
    expect(await view(reference)).toMatchObject({ units: 7, unitsPaid: 1, state: "in_delivery" });
    expect(await balances()).toEqual({ "bank:main": 3 * MONTH, "delivered:HP-SCHOL-0001": -MONTH, "fund:reserve": -2 * MONTH });
    expect(await lettersTo(stage.sponsor)).toContain("surplus-used");
  });

  it("surplus to be returned waits for the fund as a task; so does what no open need can take", async () => {
    const back = await promises(stage.sponsor, stage.needCode, 1, { surplusRule: "return" });
    await moneyArrives(MONTH + 50_000, back);
    const other = await makeViewer({ role: "sponsor" });
    const similar = await promises(other, stage.needCode, 1, { surplusRule: "similar_need" });
    await moneyArrives(MONTH + 70_000, similar);
    await workerCatchesUp();
    expect(await balances()).toEqual({ "bank:main": 2 * MONTH + 120_000, [SCHOLARSHIP]: -2 * MONTH, suspense: -120_000 });
    expect(await db.surplusUse.findMany({ select: { rule: true, usedAs: true }, orderBy: { amount: "asc" } })).toEqual([{ rule: "return", usedAs: "task" }, { rule: "similar_need", usedAs: "task" }]);
    expect(await lettersTo(stage.sponsor)).toContain("money-waiting");
  });

  it("somebody who closed the account waits no more: the units are everybody's, and nobody is told of a place before others", async () => {
    await promises(stage.sponsor, stage.needCode, 9);
    const [gone, next] = [await makeViewer({ role: "sponsor" }), await makeViewer({ role: "sponsor" })];
    for (const viewer of [gone, next]) {
      granted(await joinWaitlist({ needCode: stage.needCode, viewer, units: 4, givenAs: "person", honourName: "x", locale: "vi" }));
      clock.travel(1000);
    }
    expect((await readWaitlistOf(stage.needCode, next))).toMatchObject({ waiting: 2, own: { place: 2 } });
    granted(await disablePerson({ viewer: await makeViewer({ role: "admin" }), personId: gone.personId }));
    expect((await readWaitlistOf(stage.needCode, next))).toMatchObject({ waiting: 1, own: { place: 1 } });
    clock.travel(3 * DAY);
    await lapseHolds();
    // Nine units are free and four of them waited for, whatever the closed account had wished for.
    expect(await makePledge(pledgeRequest(stage.sponsor, stage.needCode, { units: 6 }))).toEqual({ ok: false, reason: "units-taken", remaining: 5 });
    expect(await stateOf(await promises(stage.sponsor, stage.needCode, 5))).toBe("held");
    expect(await db.waitlistEntry.findFirstOrThrow({ where: { personId: next.personId } })).toMatchObject({ state: "offered" });
    granted(await declineOffer({ entryId: (await readWaitlistOf(stage.needCode, next)).own!.id, viewer: next }));
    await workerCatchesUp();
    expect(await joinWaitlist({ needCode: stage.needCode, viewer: next, units: 1, givenAs: "person", honourName: "x", locale: "vi" })).toEqual({ ok: false, reason: "need-not-covered" });
    expect(await stateOf(await promises(next, stage.needCode, 4))).toBe("held");
  });

  it("a whole gift that cannot be delivered is used by its rule, whichever it is, and its receipt is cancelled", async () => {
    await makeNeed({ receiverId: stage.receiverId, code: "HP-SCHOL-0005", category: "scholarships", unitPrice: 250_000n, quantity: 2 });
    const similar = await promises(stage.sponsor, stage.needCode, 1, { surplusRule: "similar_need" });
    const reserve = await promises(stage.sponsor, stage.needCode, 3, { surplusRule: "reserve" });
    const back = await promises(stage.sponsor, stage.needCode, 2, { surplusRule: "return" });
    const parts: [string, number][] = [[similar, 1], [reserve, 3], [back, 2]];
    for (const [reference, units] of parts) await moneyArrives(units * MONTH, reference);
    await workerCatchesUp();
    for (const [reference, units] of parts) {
      expect(await takeBackUndeliverable({ reference, viewer: stage.coordinator, units: units + 1, reason: "x" })).toEqual({ ok: false, reason: "units-invalid" });
      granted(await takeBackUndeliverable({ reference, viewer: stage.coordinator, units, reason: "Điểm trường đã sáp nhập" }));
    }
    await workerCatchesUp();
    expect(await balances()).toEqual({ "bank:main": 6 * MONTH, "need:HP-SCHOL-0005": -MONTH, "fund:reserve": -3 * MONTH, suspense: -2 * MONTH });
    expect(await db.surplusUse.findMany({ select: { cause: true, usedAs: true }, orderBy: { amount: "asc" } })).toEqual([
      { cause: "undeliverable", usedAs: "need" }, { cause: "undeliverable", usedAs: "task" }, { cause: "undeliverable", usedAs: "reserve" },
    ]);
    expect((await lettersTo(stage.sponsor)).filter((letter) => letter === "surplus-used" || letter === "money-waiting").toSorted()).toEqual(["money-waiting", "surplus-used", "surplus-used"]);
    for (const [reference, units] of parts) {
      const pledge = await view(reference);
      expect(pledge).toMatchObject({ state: "cancelled", units, unitsReturned: units, payment: { state: "failed", received: 0, settledAt: null } });
      const { number } = await db.receipt.findFirstOrThrow({ where: { pledgeId: pledge.id } });
      expect(await findReceipt(stage.fund, number)).toMatchObject({ valid: false, mayReissue: false });
      expect(await moneyArrives(MONTH, reference)).toMatchObject({ outcome: "not_payable" });
    }
    expect(await db.need.findUniqueOrThrow({ where: { code: stage.needCode } })).toMatchObject({ unitsAllocated: 0, unitsPaid: 0 });
    expect(await takeBackUndeliverable({ reference: back, viewer: stage.coordinator, units: 1, reason: "x" })).toEqual({ ok: false, reason: "not-ready" });
  });

  it("what becomes of too much money is chosen when somebody joins a waitlist, and again when an offer is taken", async () => {
    await promises(stage.sponsor, stage.needCode, 9);
    const [pays, takes] = [await makeViewer({ role: "sponsor" }), await makeViewer({ role: "sponsor" })];
    const wish = { needCode: stage.needCode, units: 1, givenAs: "person", honourName: "x", locale: "vi", surplusRule: "reserve" } as const;
    granted(await joinWaitlist({ ...wish, viewer: pays }));
    const { entryId } = granted(await joinWaitlist({ ...wish, viewer: takes }));
    clock.travel(3 * DAY);
    await lapseHolds();
    await workerCatchesUp();
    granted(await takeOffer({ entryId, viewer: takes, surplusRule: "return" }));
    for (const { personId } of [pays, takes]) {
      const { pledge } = await db.waitlistEntry.findFirstOrThrow({ where: { personId }, select: { pledge: { select: { reference: true } } } });
      await moneyArrives(MONTH + 40_000, pledge!.reference);
    }
    await workerCatchesUp();
    expect(await balances()).toEqual({ "bank:main": 2 * MONTH + 80_000, [SCHOLARSHIP]: -2 * MONTH, "fund:reserve": -40_000, suspense: -40_000 });
  });
});
