import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { lapseBaskets } from "~/domain/baskets/lapse-baskets.server";
import { makeBasket } from "~/domain/baskets/make-basket.server";
import { makePledge } from "~/domain/pledges/make-pledge.server";
import { clock } from "~/platform/clock.server";
import { db, pool } from "~/platform/database.server";
import { basketRequest, expectStates, pledgesOf, setBasketStage, type BasketStage } from "../support/baskets";
import { checkInvariants } from "../support/check-invariants";
import { DAY, granted, makeNeed, makeViewer, moneyArrives, pledge, pledgeRequest } from "../support/factories";

let stage: BasketStage;

beforeEach(async () => {
  stage = await setBasketStage();
});

const allocated = async () => (await db.need.findMany({ orderBy: { code: "asc" }, select: { code: true, unitsAllocated: true } })).map(({ code, unitsAllocated }) => `${code}: ${unitsAllocated}`);
const deadlocks = async () => (await pool().query<{ deadlocks: number }>("SELECT pg_stat_clear_snapshot(), deadlocks::int FROM pg_stat_database WHERE datname = current_database()")).rows[0]!.deadlocks;

describe("making a basket", () => {
  it("holds units of every need until one deadline, for one sum", async () => {
    const { reference } = granted(await makeBasket(basketRequest(stage.sponsor, stage.needCodes, [4, 2, 2])));
    const basket = await db.basket.findUniqueOrThrow({ where: { reference }, include: { pledges: { include: { payment: true } } } });
    expect(basket).toMatchObject({ state: "held", amount: 475_000n, channel: "bank_transfer" });
    expect(new Set(basket.pledges.map(({ holdExpiresAt }) => holdExpiresAt?.getTime()))).toEqual(new Set([basket.holdExpiresAt.getTime()]));
    expect(basket.pledges.map(({ payment }) => payment?.expected).toSorted()).toEqual([15_000n, 400_000n, 60_000n]);
    expect(await allocated()).toEqual(["HP-BOOK-0001: 2", "HP-MEAL-0001: 4", "HP-WARM-0001: 2"]);
    await checkInvariants();
  });

  it("takes nothing at all when one need has too few units, and says of every such need how many are left", async () => {
    await pledge(await makeViewer({ role: "sponsor" }), stage.needCodes[1], 4);
    await db.need.update({ where: { code: stage.needCodes[2] }, data: { deadline: new Date(Date.now() - 2 * DAY) } });
    const answer = await makeBasket(basketRequest(stage.sponsor, [...stage.needCodes, "HP-MEAL-9999"], [4, 2, 2, 1]));
    expect(answer).toEqual({
      ok: false,
      reason: "lines",
      troubles: [
        { code: stage.needCodes[1], why: "units-taken", remaining: 1 },
        { code: stage.needCodes[2], why: "need-not-open", remaining: 0 },
        { code: "HP-MEAL-9999", why: "need-not-found", remaining: 0 },
      ],
    });
    expect(await db.basket.count()).toBe(0);
    expect(await db.pledge.count()).toBe(1);
    await checkInvariants();
  });

  it("refuses what cannot be a basket", async () => {
    const kindOnly = await makeNeed({ receiverId: stage.receiverId, acceptsMoney: false });
    const refused = async (units: number[], more = {}, codes: readonly string[] = stage.needCodes) => {
      const answer = await makeBasket(basketRequest(stage.sponsor, codes, units, more));
      return answer.ok ? "made" : answer.reason === "lines" ? answer.troubles.map(({ why }) => why).join() : answer.reason;
    };
    expect(await refused([])).toBe("basket-empty");
    expect(await refused(Array.from({ length: 21 }, () => 1), {}, Array.from({ length: 21 }, (_, index) => `HP-MEAL-${index + 1000}`))).toBe("basket-full");
    expect(await refused([1, 1], {}, [stage.needCode, stage.needCode])).toBe("units-invalid");
    expect(await refused([1], {}, [kindOnly])).toBe("mode-not-accepted");
    expect(await refused([1, 0, 0], { givenAs: "organisation", organisationId: stage.receiverId })).toBe("organisation-not-yours");
    expect(await refused([1, 0, 0], { honourName: " " })).toBe("honour-name-invalid");
    expect(await refused([1, 0, 0], { viewer: null })).toBe("guest-email-needed");
    const dear = await makeNeed({ receiverId: stage.receiverId, unitPrice: 90_000_000n, quantity: 400 });
    expect(await refused([2, 1], { channel: "card" }, [dear, stage.needCodes[1]]), "above what a card carries").toBe("card-not-possible");
    expect(await refused([400, 1], {}, [dear, stage.needCodes[1]]), "above sixty transfers").toBe("amount-too-large");
    expect(await db.basket.count()).toBe(0);
  });

  it("gives the same basket again for the same form, also when it is sent ten times at once", async () => {
    const request = basketRequest(stage.sponsor, stage.needCodes, [1, 1, 1]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => makeBasket(request)));
    expect(new Set(answers.map((answer) => granted(answer).reference)).size).toBe(1);
    expect(await allocated()).toEqual(["HP-BOOK-0001: 1", "HP-MEAL-0001: 1", "HP-WARM-0001: 1"]);
    await checkInvariants();
  });

  it("never gives out a reference twice, whatever bears it", async () => {
    const { reference } = granted(await makeBasket(basketRequest(stage.sponsor, stage.needCodes, [1, 1, 1])));
    const one = await db.pledge.findFirstOrThrow();
    const { id: _id, idempotencyKey: _key, basketId: _basket, basketPosition: _position, ...copy } = one;
    await expect(db.pledge.create({ data: { ...copy, reference } })).rejects.toThrow(/issued_reference|Unique/);
  });
});

describe("many baskets at once", () => {
  it("of crossing needs meet no deadlock and give no unit twice", async () => {
    const before = await deadlocks();
    const [first, second, third] = stage.needCodes;
    const orders = [[first, second], [second, first], [third, first, second], [second, third], [third, first]];
    const sponsors = await Promise.all(Array.from({ length: 5 }, () => makeViewer({ role: "sponsor" })));
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => makeBasket(basketRequest(sponsors[index % 5]!, orders[index % orders.length]!, [1, 1, 1]))));
    const singles = await Promise.all(stage.needCodes.map((code) => makePledge(pledgeRequest(stage.sponsor, code, { units: 10 }))));
    expect(singles.some(({ ok }) => ok)).toBe(false);
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.reason]));
    expect(new Set(refused)).toEqual(new Set(["lines"]));
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(4);
    expect(await deadlocks() - before).toBe(0);
    await checkInvariants();
  });

  it("are paid, lapse and are made anew at the same time, each as a whole", async () => {
    const before = await deadlocks();
    const needCodes = await Promise.all([1, 2, 3, 4].map((n) => makeNeed({ receiverId: stage.receiverId, code: `HP-MEAL-20${n}0`, quantity: 60, unitPrice: 10_000n })));
    const made: string[] = [];
    for (let n = 0; n < 12; n += 1) made.push(granted(await makeBasket(basketRequest(stage.sponsor, n % 2 ? needCodes : needCodes.toReversed(), [1, 1, 1, 1]))).reference);
    await db.basket.updateMany({ where: { reference: { in: made.slice(6) } }, data: { holdExpiresAt: new Date(clock.now().getTime() - DAY) } });
    await db.pledge.updateMany({ where: { basket: { reference: { in: made.slice(6) } } }, data: { holdExpiresAt: new Date(clock.now().getTime() - DAY) } });
    await Promise.all([
      ...made.map((reference) => moneyArrives(40_000, reference)),
      ...made.slice(0, 6).map((reference) => moneyArrives(15_000, reference)),
      lapseBaskets(),
      lapseBaskets(),
      ...Array.from({ length: 8 }, (_, n) => makeBasket(basketRequest(stage.sponsor, n % 2 ? needCodes : needCodes.toReversed(), [2, 1, 1, 2]))),
    ]);
    for (const reference of made.slice(0, 6)) await expectStates(reference, "confirmed", "confirmed");
    const ends = await db.basket.findMany({ where: { reference: { in: made.slice(6) } }, select: { state: true } });
    expect(ends.every(({ state }) => state === "confirmed" || state === "lapsed")).toBe(true);
    expect(await deadlocks() - before).toBe(0);
    await checkInvariants();
  });

  it("a transfer in two parts at once, and for two of its pledges, settles the basket once", async () => {
    const { reference } = granted(await makeBasket(basketRequest(stage.sponsor, stage.needCodes, [4, 2, 2])));
    const [first, second] = await pledgesOf(reference);
    const arrived = await Promise.all([moneyArrives(200_000, reference), moneyArrives(200_000, first), moneyArrives(75_000, second)]);
    expect(arrived.map(({ outcome }) => outcome).toSorted()).toEqual(["completes", "short", "short"]);
    await expectStates(reference, "confirmed", "confirmed");
    await checkInvariants();
  });

  it("whatever comes in whatever parts, it is confirmed exactly when all of it is there", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 6 }), async (amounts) => {
        const needCodes = [await makeNeed({ receiverId: stage.receiverId }), await makeNeed({ receiverId: stage.receiverId, unitPrice: 7_000n })];
        const { reference } = granted(await makeBasket(basketRequest(stage.sponsor, needCodes, [3, 5])));
        let sum = 0;
        for (const amount of amounts) {
          const { outcome } = await moneyArrives(amount, reference);
          const before = sum;
          sum += amount;
          expect(outcome).toBe(before >= 80_000 ? "double" : sum < 80_000 ? "short" : sum > 80_000 ? "excess" : before > 0 ? "completes" : "exact");
          await expectStates(reference, sum >= 80_000 ? "confirmed" : "held", sum >= 80_000 ? "confirmed" : "held");
        }
      }),
      { numRuns: 20 },
    );
    await checkInvariants();
  });
});
