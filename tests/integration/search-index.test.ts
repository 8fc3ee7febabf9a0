import { beforeEach, describe, expect, it } from "vitest";
import { foldNeedCounts, repairSearchIndex } from "~/domain/search/keep-index.server";
import { parseNeedFilters } from "~/domain/needs/need-filters";
import { searchNeeds } from "~/domain/search/search-needs.server";
import { synonymGroups } from "~/domain/search/synonyms";
import { db } from "~/platform/database.server";
import { setStage, makeNeed, type Stage } from "../support/factories";

let stage: Stage;
const out = async () => (await db.$queryRaw<object[]>`SELECT needs_out_of_index()`).length;
const counted = async () => (await searchNeeds(parseNeedFilters(new URLSearchParams("state=all")), { facets: true })).total;

beforeEach(async () => {
  stage = await setStage({ quantity: 20 });
});

describe("the index of needs", () => {
  it("holds the same synonyms, in the same order, as those that questions are read with", async () => {
    const rows = await db.$queryRaw<{ number: number; phrases: string[] }[]>`SELECT number, phrases FROM synonym_groups() ORDER BY number`;
    expect(rows.map(({ phrases }) => phrases)).toEqual(synonymGroups);
    expect(rows.map(({ number }) => number)).toEqual(synonymGroups.map((_rows, number) => number));
  });

  it("reads every phrase of every group in a text as the word of its group", async () => {
    for (const [number, phrases] of synonymGroups.entries())
      for (const phrase of phrases) {
        const [row] = await db.$queryRaw<{ words: string }[]>`SELECT synonym_words(${`cho ${phrase} nhe`}) AS words`;
        expect(row!.words.split(" "), phrase).toContain(`syn${number}`);
      }
  });

  it("follows a need through every change at once, and forgets what is withdrawn", async () => {
    const before = await counted();
    const code = await makeNeed({ receiverId: stage.receiverId });
    expect(await counted()).toBe(before + 1);
    await db.need.update({ where: { code }, data: { category: "play_points", titleVi: "Sân bóng nhỏ", unitPrice: 1_234_000n, deadline: new Date("2031-05-01") } });
    const found = await searchNeeds(parseNeedFilters(new URLSearchParams("q=san+bong+nho&category=play_points&price=2000000&by=2031-05")), { facets: true });
    expect(found.needs.map((need) => need.code)).toEqual([code]);
    expect(found.facets!.price.find(({ value }) => value === "1000000")!.needs).toBe(0);
    await db.need.update({ where: { code }, data: { state: "withdrawn" } });
    expect([await counted(), await out()]).toEqual([before, 0]);
    expect((await searchNeeds(parseNeedFilters(new URLSearchParams("q=san+bong+nho")))).total).toBe(0);
  });

  it("counts the same after the journal of counts was added up, however many add it up at once", async () => {
    for (let one = 0; one < 6; one += 1) await makeNeed({ receiverId: stage.receiverId });
    const before = await counted();
    const gone = await Promise.all([foldNeedCounts(), foldNeedCounts(), makeNeed({ receiverId: stage.receiverId }).then(() => 0)]);
    expect(Math.max(...gone)).toBeGreaterThan(0);
    expect(await counted()).toBe(before + 1);
  });

  it("adds up only what has several differences, and does nothing where nothing changed", async () => {
    await makeNeed({ receiverId: stage.receiverId, quantity: 7 });
    await foldNeedCounts();
    const rows = () => db.needFacet.findMany({ orderBy: { seq: "asc" } });
    const before = await rows();
    expect(await foldNeedCounts()).toBe(0);
    expect(await rows()).toEqual(before);
    await db.searchChange.deleteMany();
    // As a pledge writes it: units, and the state that the need has already.
    await db.$executeRaw`UPDATE need SET units_allocated = units_allocated + 1, state = CASE WHEN units_allocated + 1 = quantity THEN 'covered' ELSE state END WHERE code = ${stage.needCode}`;
    expect([await rows(), await db.searchChange.count()]).toEqual([before, 0]);
    await db.need.update({ where: { code: stage.needCode }, data: { priorityScore: 99 } });
    expect(await db.searchChange.count()).toBe(1);
  });

  it("is put right when a commune's designation begins, and when rows were lost", async () => {
    const { areaCode, areaValidFrom } = await db.need.findUniqueOrThrow({ where: { code: stage.needCode } });
    await db.areaDesignation.deleteMany({ where: { areaCode, areaValidFrom } });
    await db.areaDesignation.create({ data: { areaCode, areaValidFrom, scheme: "region", value: "region_1", legalBasis: "Quyết định giả lập", decidedOn: "01/01/2026", validFrom: new Date("2026-01-01") } });
    expect(await out()).toBe(1);
    expect(await repairSearchIndex()).toBe(1);
    await db.$executeRaw`DELETE FROM need_search WHERE code = ${stage.needCode}`;
    expect(await repairSearchIndex()).toBe(2);
    expect([await repairSearchIndex(), await out()]).toEqual([0, 0]);
    const { needs, facets } = await searchNeeds(parseNeedFilters(new URLSearchParams("region=region_1")), { facets: true });
    expect(needs.map(({ code }) => code)).toContain(stage.needCode);
    expect(facets!.region.find(({ value }) => value === "region_1")!.needs).toBe(1);
  });
});
