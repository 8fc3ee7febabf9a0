import { beforeEach, describe, expect, it } from "vitest";
import { findPublicNeed } from "~/domain/needs/read-need.server";
import { parseNeedFilters } from "~/domain/needs/need-filters";
import { countCoverage, readAverageCoverage } from "~/domain/needs/priority/count-coverage.server";
import { findPriority } from "~/domain/needs/priority/find-priority.server";
import { overridePriority } from "~/domain/needs/priority/override-priority.server";
import { readReasons, type PriorityReason } from "~/domain/needs/priority/priority-reason";
import { weights } from "~/domain/needs/priority/priority-weights";
import { rankNeedNow } from "~/domain/needs/priority/rank-need.server";
import { rankNeeds } from "~/domain/needs/priority/rank-needs.server";
import { listPriorities } from "~/domain/needs/priority/read-priorities.server";
import { releaseOverride } from "~/domain/needs/priority/release-override.server";
import { stateNeedFacts } from "~/domain/needs/priority/state-need-facts.server";
import { setWaysOfGiving } from "~/domain/needs/set-ways-of-giving.server";
import { searchNeeds } from "~/domain/search/search-needs.server";
import { startWorker } from "~/jobs/worker";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, pool } from "~/platform/database.server";
import { checkInvariants } from "../support/check-invariants";
import { DAY, eventsOf, granted, HERE, makeNeed, makeViewer, pledge, setStage, type Stage } from "../support/factories";
import { workerCatchesUp } from "../support/story";

const REASON = "Lũ vừa cuốn mất bếp ăn của trường, các em đang ăn dưới mái bạt.";
let stage: Stage;

const need = (code = stage.needCode) => db.need.findUniqueOrThrow({ where: { code } });
const reasons = async (code = stage.needCode) => readReasons((await need(code)).priorityReasons);
const points = async (kind: PriorityReason["kind"], code = stage.needCode) => (await reasons(code)).find((reason) => reason.kind === kind)?.points ?? 0;
const days = (away: number) => vietnamDay(new Date(clock.now().getTime() + away * DAY));
const indexed = async (code = stage.needCode) => (await db.needSearch.findUniqueOrThrow({ where: { code } })).priority;
const setLevel = (more: Partial<Parameters<typeof overridePriority>[0]> = {}) => overridePriority({ code: stage.needCode, viewer: stage.coordinator, band: "urgent", reasonVi: REASON, reasonEn: "", until: "", ...more });
const facts = (more: Partial<Parameters<typeof stateNeedFacts>[0]> = {}) => stateNeedFacts({ code: stage.needCode, viewer: stage.coordinator, poorPercent: "", poorAsOf: "", poorSource: "", firstAskedOn: "", supportCheckedOn: "", ...more });

beforeEach(async () => {
  stage = await setStage({ quantity: 20, beneficiaries: 60 });
});

describe("ranking all needs", () => {
  it("writes score and reasons that add up, the index follows, and a second time nothing is written", async () => {
    await makeNeed({ receiverId: stage.receiverId, deadline: new Date(Date.now() + 5 * DAY) });
    await makeNeed({ receiverId: stage.receiverId, state: "expired", priorityScore: 33 });
    expect(await rankNeeds()).toBe(2);
    expect(await indexed()).toBe((await need()).priorityScore);
    expect((await need()).priorityScore).toBe(weights.uncovered);
    const before = await pool().query("SELECT code, xmin::text, priority_score FROM need ORDER BY code");
    await db.searchChange.deleteMany();
    expect(await rankNeeds()).toBe(0);
    expect((await pool().query("SELECT code, xmin::text, priority_score FROM need ORDER BY code")).rows).toEqual(before.rows);
    expect(await db.searchChange.count()).toBe(0);
    expect(before.rows.at(-1).priority_score).toBe(33);
    await checkInvariants();
  });

  it("writes only what changed, tells the index only its place, and records no event", async () => {
    const soon = await makeNeed({ receiverId: stage.receiverId, deadline: new Date(Date.now() + 40 * DAY) });
    await rankNeeds();
    const [journal, events] = [await db.needFacet.count(), await db.event.count()];
    await db.searchChange.deleteMany();
    clock.travel(11 * DAY);
    try {
      expect(await rankNeeds()).toBe(1);
    } finally {
      clock.reset();
    }
    expect(await points("deadline", soon)).toBe(weights.deadline[1].points);
    expect([await db.needFacet.count(), await db.event.count()]).toEqual([journal, events]);
    expect((await db.searchChange.findMany()).map(({ code }) => code)).toEqual([soon]);
  });

  it("reads more needs than one batch holds", async () => {
    await db.$executeRaw`
      INSERT INTO need (code, category, state, title_vi, title_en, story_vi, story_en, unit_vi, unit_en, unit_buys_vi, unit_buys_en, unit_price, quantity, accepts_money, accepts_in_kind, age_band,
        area_code, area_valid_from, province_code, place_vi, place_en, receiver_id, deadline, published_at)
      SELECT 'LOAD-MEAL-' || lpad(n::text, 6, '0'), category, state, title_vi, title_en, story_vi, story_en, unit_vi, unit_en, unit_buys_vi, unit_buys_en, unit_price, quantity, accepts_money, accepts_in_kind,
        age_band, area_code, area_valid_from, province_code, place_vi, place_en, receiver_id, deadline, published_at FROM need, generate_series(1, 1100) AS n WHERE code = ${stage.needCode}`;
    expect(await rankNeeds()).toBe(1101);
    expect(await db.need.count({ where: { priorityScore: weights.uncovered } })).toBe(1101);
    expect(await rankNeeds()).toBe(0);
  });

  it("passes over a need that somebody is at work on, without waiting", async () => {
    const other = await makeNeed({ receiverId: stage.receiverId });
    const client = await pool().connect();
    try {
      await client.query("BEGIN");
      await client.query("SELECT 1 FROM need WHERE code = $1 FOR UPDATE", [stage.needCode]);
      expect(await rankNeeds()).toBe(1);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
    expect([(await need()).priorityScore, (await need(other)).priorityScore]).toEqual([0, weights.uncovered]);
    expect(await rankNeeds()).toBe(1);
  });

  it("counts a designation while it is in force, the neediest of several", async () => {
    const place = { areaCode: HERE.areaCode, areaValidFrom: (await need()).areaValidFrom };
    const decision = (scheme: string, value: string, from: number, to: number | null) =>
      db.areaDesignation.create({ data: { ...place, scheme, value, legalBasis: `Quyết định ${value}`, decidedOn: "2026", validFrom: new Date(days(from)), validTo: to === null ? null : new Date(days(to)) } });
    await decision("a", "region_3", -400, -1);
    await decision("b", "region_1", -400, null);
    await rankNeeds();
    expect(await points("designation")).toBe(weights.designation.region_1);
    await decision("c", "region_2", -1, 0);
    await rankNeeds();
    expect((await reasons()).find(({ kind }) => kind === "designation")).toMatchObject({ points: weights.designation.region_2, value: "region_2", basis: "Quyết định region_2", since: days(-1) });
  });

  it("counts a need of the same receiver and kind that ran out, and no other", async () => {
    const ended = (more: object) => makeNeed({ receiverId: stage.receiverId, state: "expired", publishedAt: new Date(Date.now() - 200 * DAY), deadline: new Date(Date.now() - 20 * DAY), ...more });
    await ended({ category: "play_points" });
    await ended({ state: "closed" });
    await rankNeeds();
    expect(await points("repeat")).toBe(0);
    const earlier = await ended({});
    await rankNeeds();
    expect((await reasons()).find(({ kind }) => kind === "repeat")).toMatchObject({ points: weights.repeat, code: earlier });
  });
});

describe("fairness between communes", () => {
  const inCommune = (areaCode: string, unitsPaid: number, more: object = {}) => makeNeed({ receiverId: stage.receiverId, areaCode, provinceCode: "31", quantity: 10, unitsAllocated: unitsPaid, unitsPaid, ...more });

  it("lowers the needs of a commune above the average and no other, by what it received in the last year", async () => {
    await inCommune("11506", 10, { state: "delivered", unitsDelivered: 10 });
    const rich = await inCommune("11506", 0);
    const poor = await inCommune("11509", 0);
    await rankNeeds();
    const shares = (await db.communeCoverage.findMany({ orderBy: { areaCode: "asc" } })).map(({ areaCode, percent, average }) => [areaCode, percent, average]);
    expect(shares).toEqual([[HERE.areaCode, 0, 17], ["11506", 50, 17], ["11509", 0, 17]]);
    expect((await reasons(rich)).find(({ kind }) => kind === "fairness")).toEqual({ kind: "fairness", points: -Math.min(weights.uncovered, 11), commune: 50, average: 17 });
    expect((await need(rich)).priorityScore).toBeLessThan((await need(poor)).priorityScore);
    expect(await points("fairness", poor)).toBe(0);
    expect(await readAverageCoverage()).toEqual({ average: 17, communes: 3 });
  });

  it("forgets what lies more than a year back, and communes without needs", async () => {
    const old = await inCommune("11506", 10, { state: "closed", unitsDelivered: 10, publishedAt: new Date(Date.now() - 366 * DAY) });
    expect(await countCoverage()).toBe(1);
    await db.need.update({ where: { code: old }, data: { publishedAt: new Date(Date.now() - 364 * DAY) } });
    expect(await countCoverage()).toBe(2);
    expect(await db.communeCoverage.count()).toBe(2);
    await db.need.update({ where: { code: old }, data: { state: "withdrawn" } });
    expect(await countCoverage()).toBe(2);
    expect(await db.communeCoverage.count()).toBe(1);
    expect(await countCoverage()).toBe(0);
  });
});

describe("what happens to a need", () => {
  it("moves it at once: units that are taken lower it, units that come back raise it", async () => {
    await rankNeeds();
    const reference = await pledge(stage.sponsor, stage.needCode, 10);
    await workerCatchesUp();
    expect(await points("uncovered")).toBe(weights.uncovered / 2);
    expect(await indexed()).toBe((await need()).priorityScore);
    clock.travel(5 * DAY);
    try {
      const { lapseHolds } = await import("~/domain/pledges/lapse-holds.server");
      expect(await lapseHolds()).toBe(1);
      await workerCatchesUp();
    } finally {
      clock.reset();
    }
    expect(await db.pledge.count({ where: { reference, state: "lapsed" } })).toBe(1);
    expect(await points("uncovered")).toBe(weights.uncovered);
  });

  it("leaves a need that has ended where it was", async () => {
    await db.need.update({ where: { code: stage.needCode }, data: { state: "expired", priorityScore: 44 } });
    expect(await rankNeedNow((await need()).id)).toBe(false);
    expect((await need()).priorityScore).toBe(44);
  });

  it("is caught up by the worker when it starts", async () => {
    const worker = await startWorker();
    try {
      await expect.poll(async () => (await need()).priorityScore, { timeout: 20_000 }).toBe(weights.uncovered);
    } finally {
      await worker.stop();
    }
  });
});

describe("a level that a coordinator sets", () => {
  it("moves the need at once, shows its reason to everybody, and leaves the words out of the event", async () => {
    await rankNeeds();
    expect(granted(await setLevel({ reasonEn: "The flood took the school kitchen last week.", until: days(30) })).score).toBe(60);
    const shown = (await findPublicNeed(stage.needCode))!;
    expect(shown.need.priorityReasons.at(-1)).toEqual({ kind: "override", points: 50, band: "urgent", reasonVi: REASON, reasonEn: "The flood took the school kitchen last week.", setAt: expect.any(String), until: days(30) });
    expect(shown.history[0]!.kind).toBe("need.priority_set");
    expect(await indexed()).toBe(60);
    expect((await searchNeeds(parseNeedFilters(new URLSearchParams()))).needs[0]).toMatchObject({ code: stage.needCode, priorityScore: 60 });
    const event = await db.event.findFirstOrThrow({ where: { kind: "need.priority_set" } });
    expect(event).toMatchObject({ actorId: stage.coordinator.personId, actorRole: "coordinator", payload: { code: stage.needCode, band: "urgent", until: days(30) } });
    expect(JSON.stringify(event.payload)).not.toContain("Lũ");
    expect(await rankNeeds()).toBe(0);
    await checkInvariants();
  });

  it("is refused to a coordinator of another area, to others and for a need that has ended, and nothing is written", async () => {
    const stranger = await makeViewer({ role: "coordinator", areaCodes: ["75"] });
    for (const viewer of [stranger, stage.sponsor, stage.receiver, stage.fund]) {
      expect(await setLevel({ viewer })).toEqual({ ok: false, reason: "not-found" });
      expect(await releaseOverride({ code: stage.needCode, viewer })).toEqual({ ok: false, reason: "not-found" });
      expect(await facts({ viewer, firstAskedOn: days(-300) })).toEqual({ ok: false, reason: "not-found" });
      expect(await setWaysOfGiving({ code: stage.needCode, viewer, acceptsVolunteers: true, languages: ["vi"] })).toEqual({ ok: false, reason: "not-found" });
      expect(await findPriority(viewer, stage.needCode)).toBeNull();
    }
    expect((await listPriorities(stranger, { q: "", show: "all", page: 1 })).total).toBe(0);
    await db.need.update({ where: { code: stage.needCode }, data: { state: "closed" } });
    expect(await setLevel()).toEqual({ ok: false, reason: "not-found" });
    expect([await db.needPriorityOverride.count(), await db.needStatedFact.count(), await db.event.count({ where: { subjectType: "need" } })]).toEqual([0, 0, 0]);
  });

  it.each([
    [{ band: "" }, "band-missing"], [{ band: "low" }, "band-missing"], [{ reasonVi: "ngắn quá" }, "reason-short"], [{ reasonVi: "x ".repeat(400) }, "reason-long"],
    [{ reasonVi: `${REASON} Gọi cô giáo 0912 345 678.` }, "reason-contact"], [{ reasonEn: "too short" }, "reason-en-short"], [{ reasonEn: "y".repeat(501) }, "reason-en-long"],
    [{ reasonEn: "Please write to teacher@school.example about it." }, "reason-en-contact"], [{ until: days(-1) }, "until-invalid"], [{ until: days(368) }, "until-invalid"], [{ until: "2027-02-30" }, "until-invalid"], [{ until: "mai" }, "until-invalid"],
  ])("is refused with %j: %s", async (wrong, reason) => {
    expect(await setLevel(wrong)).toEqual({ ok: false, reason });
    expect(await db.needPriorityOverride.count()).toBe(0);
  });

  it("is replaced by another one and taken back, with every one kept", async () => {
    await rankNeeds();
    granted(await setLevel());
    granted(await setLevel({ band: "high", reasonVi: "Đã có bếp tạm, các em ăn trong nhà trở lại." }));
    expect((await need()).priorityScore).toBe(40);
    expect((await listPriorities(stage.coordinator, { q: "bua trua", show: "set", page: 9 })).needs.map(({ code, set }) => [code, set])).toEqual([[stage.needCode, true]]);
    expect(granted(await releaseOverride({ code: stage.needCode, viewer: stage.coordinator })).score).toBe(weights.uncovered);
    expect(await releaseOverride({ code: stage.needCode, viewer: stage.coordinator })).toEqual({ ok: false, reason: "none-set" });
    const { history, set } = (await findPriority(stage.coordinator, stage.needCode))!;
    expect(set).toBeNull();
    expect(history.map(({ band, setByName, endedByName, endedAt }) => [band, setByName, endedByName, endedAt !== null])).toEqual([["high", "Người Demo", "Người Demo", true], ["urgent", "Người Demo", "Người Demo", true]]);
    expect(await eventsOf((await need()).id)).toEqual(["need.priority_set", "need.priority_set", "need.priority_released"]);
  });

  it("ends by itself after its last day in Việt Nam, told once", async () => {
    await rankNeeds();
    granted(await setLevel({ until: days(2) }));
    clock.travel(2 * DAY);
    try {
      expect(await rankNeeds()).toBe(0);
      clock.travel(DAY);
      await rankNeeds();
      expect((await need()).priorityScore).toBe(weights.uncovered);
      expect(await points("override")).toBe(0);
      await rankNeeds();
    } finally {
      clock.reset();
    }
    expect(await eventsOf((await need()).id)).toEqual(["need.priority_set", "need.priority_lapsed"]);
    expect((await db.needPriorityOverride.findFirstOrThrow()).endedBy).toBeNull();
    expect((await findPublicNeed(stage.needCode))!.history[0]!.kind).toBe("need.priority_lapsed");
  });

  it("stands once for a need, however many set it at once", async () => {
    const answers = await Promise.all(["urgent", "high", "normal"].map((band) => setLevel({ band })));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect([await db.needPriorityOverride.count(), await db.needPriorityOverride.count({ where: { endedAt: null } })]).toEqual([3, 1]);
  });
});

describe("facts that a coordinator states", () => {
  it("count at once, and are known to be missing when they are taken away", async () => {
    granted(await facts({ poorPercent: "83", poorAsOf: days(-100), poorSource: " Danh sách  của xã ", firstAskedOn: days(-300), supportCheckedOn: days(-1) }));
    expect(await Promise.all((["poverty", "repeat", "state_support"] as const).map((kind) => points(kind)))).toEqual([weights.poverty[0].points, weights.repeat, weights.noStateSupport]);
    expect(JSON.stringify((await need()).priorityReasons)).not.toContain("83");
    expect((await findPriority(stage.coordinator, stage.needCode))!.statement).toEqual({ poorPercent: 83, poorAsOf: days(-100), poorSource: "Danh sách của xã", firstAskedOn: days(-300), supportCheckedOn: days(-1) });
    granted(await facts());
    expect((await need()).priorityScore).toBe(weights.uncovered);
    expect(await eventsOf((await need()).id)).toEqual(["need.facts_stated", "need.facts_stated"]);
  });

  it.each([
    [{ poorPercent: "101" }, "percent-invalid"], [{ poorPercent: "4,5" }, "percent-invalid"], [{ poorPercent: "50" }, "day-invalid"], [{ poorPercent: "50", poorAsOf: days(1), poorSource: "x" }, "day-invalid"],
    [{ poorPercent: "50", poorAsOf: days(0) }, "source-needed"], [{ poorPercent: "50", poorAsOf: days(0), poorSource: "x".repeat(201) }, "source-needed"],
    [{ poorPercent: "50", poorAsOf: days(0), poorSource: "cô Demo 0912345678" }, "source-contact"], [{ firstAskedOn: days(1) }, "asked-invalid"], [{ supportCheckedOn: "hôm qua" }, "checked-invalid"],
  ])("are refused with %j: %s", async (wrong, reason) => {
    expect(await facts(wrong)).toEqual({ ok: false, reason });
    expect(await db.needStatedFact.count()).toBe(0);
  });

  it("say nothing of the poverty of fewer than five children, nor that no state scheme pays where one does", async () => {
    await db.need.update({ where: { code: stage.needCode }, data: { beneficiaries: null, stateSupportVi: "Có", stateSupportEn: "Yes" } });
    expect(await facts({ poorPercent: "50", poorAsOf: days(0), poorSource: "x" })).toEqual({ ok: false, reason: "too-few" });
    expect(await facts({ supportCheckedOn: days(0) })).toEqual({ ok: false, reason: "state-pays" });
    await db.needStatedFact.create({ data: { needId: (await need()).id, poorPercent: 90, poorAsOf: new Date(days(-1)), poorSource: "x" } });
    await rankNeeds();
    expect((await reasons()).find(({ kind }) => kind === "poverty")).toMatchObject({ points: 0, from: null });
    expect((await reasons()).find(({ kind }) => kind === "state_support")).toMatchObject({ points: 0, pays: true });
  });
});

describe("the ways of giving", () => {
  it("are found by search, shown, and recorded once", async () => {
    const set = () => setWaysOfGiving({ code: stage.needCode, viewer: stage.coordinator, acceptsVolunteers: true, languages: ["vi", "xx"] });
    expect([granted(await set()).changed, granted(await set()).changed]).toEqual([true, false]);
    expect((await searchNeeds(parseNeedFilters(new URLSearchParams("accepts=volunteers&lang=vi")))).needs.map(({ code }) => code)).toEqual([stage.needCode]);
    expect((await findPublicNeed(stage.needCode))!.need).toMatchObject({ acceptsVolunteers: true, languages: ["vi"] });
    expect(await eventsOf((await need()).id)).toEqual(["need.giving_set"]);
    expect(await setWaysOfGiving({ code: stage.needCode, viewer: stage.coordinator, acceptsVolunteers: false, languages: [] })).toEqual({ ok: false, reason: "language-missing" });
  });
});
