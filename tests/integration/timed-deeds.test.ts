import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { disablePerson } from "~/domain/accounts/disable-person.server";
import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { missUnpaidInstalments } from "~/domain/instalments/miss-unpaid-instalments.server";
import { prolongBridges } from "~/domain/instalments/prolong-bridges.server";
import { expireNeeds } from "~/domain/needs/expire-needs.server";
import { makeReference } from "~/domain/payments/pledge-reference";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { joinWaitlist } from "~/domain/waitlist/join-waitlist.server";
import { offerAllFreedUnits } from "~/domain/waitlist/offer-all-freed-units.server";
import { takeOffer } from "~/domain/waitlist/take-offer.server";
import { followUpMany } from "~/jobs/follow-up-many";
import { remindOfInstalments } from "~/jobs/remind-of-instalments";
import { remindOfLapsingHolds } from "~/jobs/remind-of-lapsing-holds";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { throughAll } from "~/platform/through-all.server";
import { DAY, granted, makeNeed, makeViewer, moneyArrives, pledge, setStage, stateOf, type Stage } from "../support/factories";
import { instalmentsOf, MONTH, setScholarship } from "../support/scholarship";
import { lettersTo, workerCatchesUp } from "../support/story";

let stage: Stage;
const HOUR = 3_600_000;

beforeEach(async () => {
  stage = await setScholarship();
});
afterEach(async () => {
  clock.reset();
  await db.$executeRawUnsafe("DROP FUNCTION IF EXISTS planted_fault() CASCADE");
});

/** From here on the database refuses whatever would change this row, as a fault in its data would. */
async function plantFault(table: "pledge" | "instalment" | "need" | "instalment_reminder", column: string, id: string) {
  await db.$executeRawUnsafe("CREATE FUNCTION planted_fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'planted fault'; END $$");
  const row = table === "instalment_reminder" ? "NEW" : "OLD";
  await db.$executeRawUnsafe(`CREATE TRIGGER planted_fault BEFORE ${row === "NEW" ? "INSERT" : "UPDATE"} ON ${table} FOR EACH ROW WHEN (${row}.${column} = '${id}') EXECUTE FUNCTION planted_fault()`);
}

const idOf = async (reference: string) => (await db.pledge.findUniqueOrThrow({ where: { reference } })).id;

/** A running promise of two months, the first of them paid. */
async function promiseOf(viewer = stage.sponsor, payDay = 5): Promise<string> {
  const reference = await pledge(viewer, stage.needCode, 2, { instalments: { count: 2, payDay, excessToNext: false } });
  await moneyArrives(MONTH, (await instalmentsOf(viewer, reference))[0]!.reference);
  return reference;
}

async function dayOf(reference: string, later: number, viewer = stage.sponsor) {
  const { dueOn } = (await instalmentsOf(viewer, reference))[1]!;
  clock.travel(Date.parse(`${dueOn}T12:00:00+07:00`) + later * DAY - clock.now().getTime());
}

describe("a timed deed whose first subject fails does the others all the same, and fails for nobody else the next time", () => {
  it("ending holds", async () => {
    const [first, second] = [await pledge(stage.sponsor, stage.needCode, 1), await pledge(stage.sponsor, stage.needCode, 1)];
    await plantFault("pledge", "id", await idOf(first));
    clock.travel(4 * DAY);
    // Read one at a time, so that a subject which stays where it was would be read for ever.
    expect([await lapseHolds(clock.now(), 1), await lapseHolds(clock.now(), 1)]).toEqual([1, 0]);
    expect([await stateOf(first), await stateOf(second)]).toEqual(["held", "lapsed"]);
  });

  it("having missed instalments carried on, and reminding of them", async () => {
    const [first, second] = [await promiseOf(), await promiseOf()];
    const broken = (await instalmentsOf(stage.sponsor, first))[1]!;
    await plantFault("instalment_reminder", "instalment_id", broken.id);
    await dayOf(first, -7);
    expect([await remindOfInstalments(), await remindOfInstalments()]).toEqual([1, 0]);
    await db.$executeRawUnsafe("DROP FUNCTION planted_fault() CASCADE");
    expect(await remindOfInstalments()).toBe(1);
    await plantFault("instalment", "id", broken.id);
    await dayOf(first, 22);
    expect([await missUnpaidInstalments(), await missUnpaidInstalments()]).toEqual([1, 0]);
    expect([(await instalmentsOf(stage.sponsor, first))[1]!.state, (await instalmentsOf(stage.sponsor, second))[1]!.state]).toEqual(["open", "missed"]);
  });

  it("ending needs and keeping bridges open", async () => {
    const codes = await Promise.all([1, 2].map((nth) => makeNeed({ receiverId: stage.receiverId, code: `HP-MEAL-000${nth}`, deadline: new Date(clock.now().getTime() + DAY) })));
    await plantFault("need", "code", codes[0]!);
    clock.travel(3 * DAY);
    expect([await expireNeeds(), await expireNeeds()]).toEqual([1, 0]);
    await db.$executeRawUnsafe("DROP FUNCTION planted_fault() CASCADE");
    const [first] = [await promiseOf(), await promiseOf()];
    await dayOf(first, 22);
    expect(await missUnpaidInstalments()).toBe(2);
    const bridge = await db.need.findFirstOrThrow({ where: { bridgeOfId: { not: null } }, orderBy: { code: "asc" } });
    await plantFault("need", "code", bridge.code);
    clock.travel((env.BRIDGE_DAYS + 1) * DAY);
    expect([await prolongBridges(), await prolongBridges()]).toEqual([1, 0]);
  });

  it("offering freed units, and warning of holds", async () => {
    const other = await makeNeed({ receiverId: stage.receiverId, code: "HP-MEAL-0001" });
    const waiting = await makeViewer({ role: "sponsor" });
    for (const needCode of [stage.needCode, other]) {
      await pledge(stage.sponsor, needCode, needCode === other ? 10 : 9);
      granted(await joinWaitlist({ needCode, viewer: waiting, units: 1, givenAs: "person", honourName: "x", locale: "vi", surplusRule: "return" }));
    }
    const [held] = await db.pledge.findMany({ orderBy: { holdExpiresAt: "asc" } });
    await plantFault("pledge", "id", held!.id);
    clock.travel(50 * HOUR);
    expect([await remindOfLapsingHolds(), await remindOfLapsingHolds()]).toEqual([1, 0]);
    await db.$executeRawUnsafe("DROP FUNCTION planted_fault() CASCADE");
    clock.travel(2 * DAY);
    expect(await lapseHolds()).toBe(2);
    const [first] = await db.need.findMany({ orderBy: { id: "asc" } });
    await plantFault("need", "id", first!.id);
    expect([await offerAllFreedUnits(), await offerAllFreedUnits()]).toEqual([1, 0]);
  });

  it("but when the database is away the deed ends, to be done again", async () => {
    const away = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const asked: string[] = [];
    const deed = ({ id }: { id: string }) => {
      asked.push(id);
      return Promise.reject(away);
    };
    await expect(throughAll("planted", (passed) => Promise.resolve(["a", "b"].filter((id) => !passed.includes(id)).map((id) => ({ id }))), deed)).rejects.toBe(away);
    expect(asked).toEqual(["a"]);
  });

  it("what follows events that were recorded together", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 1);
    const broken = { kind: "pledge.delivered", subjectType: "pledge", subjectId: "no such pledge", actor: SYSTEM, payload: {} } as const;
    await transact((tx) => recordEvent(tx, broken));
    await transact(async (tx) => void (await recordEvent(tx, { kind: "pledge.made", subjectType: "pledge", subjectId: await idOf(reference), actor: SYSTEM, payload: {} })));
    const seqs = (await db.event.findMany({ orderBy: { seq: "desc" }, take: 2 })).map(({ seq }) => Number(seq));
    await expect(followUpMany(seqs)).rejects.toThrow();
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made"]);
  });
});

describe("a timed deed comes to everybody", () => {
  it("520 instalments due on one day are all reminded of, each once", async () => {
    stage = await setStage({ code: "HP-SCHOL-0002", category: "scholarships", unitPrice: BigInt(MONTH), quantity: 9 });
    const reference = await promiseOf();
    const pledgeId = await idOf(reference);
    const { dueOn } = (await instalmentsOf(stage.sponsor, reference))[1]!;
    const more = { pledgeId, dueOn: new Date(`${dueOn}T00:00:00Z`), units: 1, amount: BigInt(MONTH), state: "open" };
    await db.instalment.createMany({ data: Array.from({ length: 519 }, (_, nth) => ({ ...more, position: 10 + nth, reference: makeReference(randomBytes) })) });
    await dayOf(reference, -7);
    expect([await remindOfInstalments(), await remindOfInstalments()]).toEqual([520, 0]);
    expect(await db.instalmentReminder.groupBy({ by: ["kind"], _count: true })).toEqual([{ kind: "ahead", _count: 520 }]);
  });

  it("a hundred needs whose only waiting people have closed their accounts keep no other need from its waitlist", async () => {
    const gone = await makeViewer({ role: "sponsor" });
    const waiting = await makeViewer({ role: "sponsor" });
    granted(await disablePerson({ viewer: await makeViewer({ role: "admin" }), personId: gone.personId }));
    const wish = { units: 1, givenAs: "person", honourName: "x", locale: "vi", state: "waiting", joinedAt: clock.now() };
    const codes: string[] = [];
    for (let nth = 0; nth < 102; nth += 1) codes.push(await makeNeed({ receiverId: stage.receiverId, code: `HP-MEAL-${1000 + nth}` }));
    const needs = await db.need.findMany({ where: { code: { in: codes } }, orderBy: { id: "asc" } });
    await db.waitlistEntry.createMany({ data: needs.map(({ id }, nth) => ({ ...wish, needId: id, personId: nth === 101 ? waiting.personId : gone.personId })) });
    expect([await offerAllFreedUnits(), await offerAllFreedUnits()]).toEqual([1, 0]);
  });
});

describe("what really happens twice is told twice, what is only done twice once", () => {
  const followAgain = async () => {
    await followUpMany((await db.event.findMany({ select: { seq: true } })).map(({ seq }) => Number(seq)));
  };

  it("an instalment that is paid again after an undo", async () => {
    const reference = await promiseOf();
    await workerCatchesUp();
    const received = async () => (await lettersTo(stage.sponsor)).filter((template) => template === "instalment-received").length;
    expect(await received()).toBe(1);
    const placement = await db.transferPlacement.findFirstOrThrow();
    granted(await doWithMoney({ kind: "undo", placementId: placement.id, keepUnits: true, note: "Ghi nhầm" }, stage.fund));
    await workerCatchesUp();
    await moneyArrives(MONTH, (await instalmentsOf(stage.sponsor, reference))[0]!.reference);
    await workerCatchesUp();
    await followAgain();
    expect(await received()).toBe(2);
  });

  it("a hold that ends soon, begun anew after an undo or by taking an offer", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 8);
    const warned = async (viewer = stage.sponsor) => (await lettersTo(viewer)).filter((template) => template === "hold-lapsing").length;
    clock.travel(50 * HOUR);
    expect([await remindOfLapsingHolds(), await remindOfLapsingHolds(), await warned()]).toEqual([1, 0, 1]);
    const { transferId } = await moneyArrives(8 * MONTH, reference);
    const placement = await db.transferPlacement.findFirstOrThrow({ where: { transferId } });
    granted(await doWithMoney({ kind: "undo", placementId: placement.id, keepUnits: true, note: "Ghi nhầm" }, stage.fund));
    clock.travel(50 * HOUR);
    expect([await remindOfLapsingHolds(), await remindOfLapsingHolds(), await warned()]).toEqual([1, 0, 2]);
    await pledge(stage.sponsor, stage.needCode, 1);
    const waiting = await makeViewer({ role: "sponsor" });
    const { entryId } = granted(await joinWaitlist({ needCode: stage.needCode, viewer: waiting, units: 1, givenAs: "person", honourName: "x", locale: "vi", surplusRule: "reserve" }));
    clock.travel(4 * DAY);
    await lapseHolds();
    await workerCatchesUp();
    clock.travel(30 * HOUR);
    expect([await remindOfLapsingHolds(), await warned(waiting)]).toEqual([1, 1]);
    granted(await takeOffer({ entryId, viewer: waiting }));
    clock.travel(50 * HOUR);
    expect([await remindOfLapsingHolds(), await warned(waiting)]).toEqual([1, 2]);
  });
});
