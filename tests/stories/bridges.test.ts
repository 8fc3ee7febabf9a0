import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { listBridgesOfArea } from "~/domain/instalments/list-bridges-of-area.server";
import { missUnpaidInstalments } from "~/domain/instalments/miss-unpaid-instalments.server";
import { pickUpInstalment } from "~/domain/instalments/pick-up-instalment.server";
import { prolongBridges } from "~/domain/instalments/prolong-bridges.server";
import { readBridges } from "~/domain/instalments/read-bridges.server";
import { expireNeeds } from "~/domain/needs/expire-needs.server";
import { daysLater } from "~/domain/pledges/instalment-schedule";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { balances, DAY, granted, makeNeed, makeViewer, moneyArrives, type Stage } from "../support/factories";
import { promiseStories } from "../support/promise-stories";
import { MONTH, SCHOLARSHIP, setScholarship } from "../support/scholarship";
import { arrives, lettersTo, promises, workerCatchesUp } from "../support/story";

let stage: Stage;
const { plan, pays, dayOf } = promiseStories(() => stage);
const settings = { MISSED_INSTALMENTS: env.MISSED_INSTALMENTS, FUND_TWO_PERSON_ABOVE: env.FUND_TWO_PERSON_ABOVE };

beforeEach(async () => {
  stage = await setScholarship();
});
afterEach(() => void Object.assign(env, settings));

const bridge = () => db.need.findFirstOrThrow({ where: { bridgeOfId: { not: null } }, select: { code: true, state: true, deadline: true, unitsAllocated: true } });
const told = async (person: { email: string }) => (await lettersTo(person)).filter((template) => template === "bridge-waits").length;

/** A promise of six units in two parts, the second of which was missed: three units wait at a bridge. */
async function threeUnitsMissed(): Promise<string> {
  const reference = await promises(stage.sponsor, stage.needCode, 6, { instalments: { count: 2, payDay: 5, excessToNext: false } });
  await pays(reference, 1, 3 * MONTH);
  await dayOf(reference, 2, 22);
  expect(await missUnpaidInstalments()).toBe(1);
  await workerCatchesUp();
  return reference;
}

/** The reserve comes to hold so many đồng. */
async function reserveHolds(amount: number) {
  const giver = await makeViewer({ role: "sponsor" });
  await moneyArrives(15_000 + amount, await promises(giver, await makeNeed({ receiverId: stage.receiverId, code: "HP-MEAL-0001" }), 1, { surplusRule: "reserve" }));
  await workerCatchesUp();
}

/** The night after the last day of a bridge. */
async function lastDayPasses() {
  clock.travel((env.BRIDGE_DAYS + 1) * DAY);
  const done = { expired: await expireNeeds(), prolonged: await prolongBridges() };
  await workerCatchesUp();
  return done;
}

describe("Stories of promises:", () => {
  it("a bridge that nobody took stays open after its last day, fund and coordinator are told each time, and the sponsor can still return", async () => {
    const reference = await threeUnitsMissed();
    expect(await prolongBridges()).toBe(0);
    for (const times of [1, 2]) {
      expect(await lastDayPasses()).toEqual({ expired: 0, prolonged: 1 });
      expect(await prolongBridges()).toBe(0);
      expect(await bridge()).toMatchObject({ state: "open", deadline: new Date(`${daysLater(vietnamDay(clock.now()), env.BRIDGE_DAYS)}T00:00:00Z`) });
      expect([await told(stage.fund), await told(stage.coordinator), await told(stage.sponsor)]).toEqual([times, times, 0]);
      expect(await listBridgesOfArea(stage.coordinator)).toMatchObject([{ code: "HP-SCHOL-0002", units: 3 }]);
      expect(await listBridgesOfArea(await makeViewer({ role: "coordinator", areaCodes: ["11506"] }))).toEqual([]);
      expect((await readBridges(stage.fund))!.waiting).toMatchObject([{ units: 3, amount: 3 * MONTH, prolonged: times }]);
    }
    granted(await pickUpInstalment({ reference, viewer: stage.sponsor, instalmentId: (await plan(reference)).instalments[1]!.id }));
    await pays(reference, 2, 3 * MONTH);
    expect((await plan(reference)).instalments.map(({ state }) => state)).toEqual(["settled", "settled"]);
    expect((await lastDayPasses()).prolonged).toBe(0);
  });

  it("a bridge that had ended before stays takeable, and opens again", async () => {
    const reference = await threeUnitsMissed();
    const { id } = await db.need.findFirstOrThrow({ where: { bridgeOfId: { not: null } } });
    clock.travel(31 * DAY);
    await transact(async (tx) => {
      await tx.need.update({ where: { id }, data: { state: "expired" } });
      await recordEvent(tx, { kind: "need.expired", subjectType: "need", subjectId: id, actor: SYSTEM, payload: {} });
    });
    const missed = (await plan(reference)).instalments[1]!;
    expect(missed.bridge).toMatchObject({ free: true });
    expect(await prolongBridges()).toBe(1);
    expect(await bridge()).toMatchObject({ state: "open" });
    await transact(async (tx) => {
      await tx.need.update({ where: { id }, data: { state: "expired" } });
      await recordEvent(tx, { kind: "need.expired", subjectType: "need", subjectId: id, actor: SYSTEM, payload: {} });
    });
    granted(await pickUpInstalment({ reference, viewer: stage.sponsor, instalmentId: missed.id }));
  });

  it("a bridge of which a part was taken: the reserve pays the rest after its last day, where the settings say so", async () => {
    const reference = await threeUnitsMissed();
    await reserveHolds(2 * MONTH);
    const other = await promises(await makeViewer({ role: "sponsor" }), (await bridge()).code, 1);
    await moneyArrives(MONTH, other);
    env.MISSED_INSTALMENTS = "reserve";
    expect((await lastDayPasses()).prolonged).toBe(1);
    const { code, ...taken } = await bridge();
    expect(taken).toMatchObject({ state: "covered", unitsAllocated: 3 });
    expect(await balances()).toEqual({ "bank:main": 15_000 + 6 * MONTH, "need:HP-MEAL-0001": -15_000, [SCHOLARSHIP]: -3 * MONTH, [`need:${code}`]: -3 * MONTH });
    expect(await told(stage.fund)).toBe(0);
    const drawn = await db.pledge.findFirstOrThrow({ where: { channel: "reserve" } });
    await arrives(stage, drawn.reference, 2);
    expect((await plan(reference)).instalments[1]).toMatchObject({ state: "missed", bridge: { free: false } });
  });

  it("what one person may not move alone waits for the fund instead of being drawn, and so does what the reserve cannot pay", async () => {
    await threeUnitsMissed();
    env.MISSED_INSTALMENTS = "reserve";
    expect((await lastDayPasses()).prolonged).toBe(1);
    await reserveHolds(3 * MONTH);
    env.FUND_TWO_PERSON_ABOVE = 3 * MONTH - 1;
    expect((await lastDayPasses()).prolonged).toBe(1);
    expect(await bridge()).toMatchObject({ state: "open", unitsAllocated: 0 });
    expect(await told(stage.fund)).toBe(2);
    env.FUND_TWO_PERSON_ABOVE = 3 * MONTH;
    expect((await lastDayPasses()).prolonged).toBe(1);
    expect(await bridge()).toMatchObject({ state: "covered", unitsAllocated: 3 });
  });
});
