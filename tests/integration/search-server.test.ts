import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { followUp } from "~/jobs/consequences";
import { repairSearchServer } from "~/jobs/tell-search-server";
import { parseNeedFilters } from "~/domain/needs/need-filters";
import { lookAgain, searchStanding } from "~/domain/search/choose-engine.server";
import { searchNeeds } from "~/domain/search/search-needs.server";
import { NEEDS_INDEX } from "~/domain/search/server/index-settings";
import { rebuildSearchServer, tellSearchServer } from "~/domain/search/server/write-index.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { searchServer } from "~/platform/meilisearch.server";
import { makeNeed, setStage, type Stage } from "../support/factories";
import { openSearchServer } from "../support/search-server";

const server = await openSearchServer();
let stage: Stage;
const search = (query: string) => searchNeeds(parseNeedFilters(new URLSearchParams(query)), { facets: true });
const noted = () => db.searchChange.count();

beforeEach(async () => {
  stage = await setStage({ quantity: 20 });
  env.MEILISEARCH_HOST = server?.host;
  lookAgain();
});
afterEach(async () => {
  env.MEILISEARCH_HOST = undefined;
  lookAgain();
});
afterAll(() => server?.stop());

describe.skipIf(!server)("the search server", () => {
  it("is told of needs that came, changed and went; what it answers has the units left of this moment", async () => {
    await tellSearchServer();
    lookAgain();
    expect(await searchStanding()).toBe("meilisearch");
    const code = await makeNeed({ receiverId: stage.receiverId });
    await db.need.update({ where: { code }, data: { titleVi: "Cầu trượt gỗ lim", unitsAllocated: 7 } });
    expect(await tellSearchServer()).toBe(1);
    expect(await noted()).toBe(0);
    const found = await search("q=cau+truot");
    expect(found).toMatchObject({ engine: "meilisearch", total: 1 });
    expect(found.needs[0]).toMatchObject({ code });
    await db.need.update({ where: { code }, data: { unitsAllocated: 9 } });
    expect([await noted(), (await search("q=cau+truot")).needs.length]).toEqual([0, 1]);
    await db.need.update({ where: { code }, data: { state: "withdrawn" } });
    await tellSearchServer();
    expect(await search("q=cau+truot")).toMatchObject({ engine: "meilisearch", total: 0 });
  });

  it("is told again of everything that was noted while it was away, and PostgreSQL answers meanwhile", async () => {
    await tellSearchServer();
    lookAgain();
    await server!.stop();
    const code = await makeNeed({ receiverId: stage.receiverId });
    await db.need.update({ where: { code }, data: { titleVi: "Xích đu tre" } });
    expect(await search("q=xich+du")).toMatchObject({ engine: "postgresql", total: 1 });
    expect(await searchStanding()).toBe("degraded");
    await expect(tellSearchServer()).rejects.toThrow();
    expect(await noted()).toBeGreaterThan(0);
    await server!.start();
    expect(await tellSearchServer()).toBe(1);
    lookAgain();
    expect(await search("q=xich+du")).toMatchObject({ engine: "meilisearch", total: 1 });
  });

  it("has its index rebuilt beside the one that is searched, and keeps what changed meanwhile", async () => {
    await tellSearchServer();
    const building = rebuildSearchServer();
    const code = await makeNeed({ receiverId: stage.receiverId });
    await building;
    await tellSearchServer();
    lookAgain();
    const { needs, engine } = await search("");
    expect(engine).toBe("meilisearch");
    expect(needs.map((need) => need.code).toSorted()).toEqual([stage.needCode, code].toSorted());
    expect((await searchServer("tell").getIndexes()).results.map(({ uid }) => uid)).toEqual([NEEDS_INDEX]);
  });

  it("is compared each night and put right: a document lost, one altered, one too many", async () => {
    const other = await makeNeed({ receiverId: stage.receiverId });
    await rebuildSearchServer();
    const index = searchServer("tell").index(NEEDS_INDEX);
    await index.deleteDocument(stage.needCode).waitTask();
    await index.updateDocuments([{ code: other, sum: "x" }, { code: "HP-NONE-0001", sum: "x" }]).waitTask();
    expect(await repairSearchServer()).toBe(3);
    expect(await repairSearchServer()).toBe(0);
    expect((await index.getStats()).numberOfDocuments).toBe(2);
  });

  it("hears of a need that is closed through the events, once for many", async () => {
    await rebuildSearchServer();
    for (let times = 0; times < 3; times += 1) await followUp({ seq: 1, kind: "need.closed", subjectType: "need", subjectId: "x", actorId: null, payload: {} });
    const jobs = await db.$queryRaw<{ jobs: number }[]>`SELECT count(*)::int AS jobs FROM graphile_worker.jobs WHERE key = 'tell_search_server'`;
    expect(jobs[0]!.jobs).toBe(1);
  });
});

describe("without a search server", () => {
  it("nothing is kept for telling, and PostgreSQL answers without being called degraded", async () => {
    env.MEILISEARCH_HOST = undefined;
    expect(await noted()).toBeGreaterThan(0);
    await tellSearchServer();
    expect([await noted(), await searchStanding(), (await search("")).engine]).toEqual([0, "postgresql", "postgresql"]);
  });
});
