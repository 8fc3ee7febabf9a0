import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseNeedFilters } from "~/domain/needs/need-filters";
import { facetNames, type FoundNeeds } from "~/domain/search/need-search";
import { postgresEngine } from "~/domain/search/postgres-engine.server";
import type { SearchEngine } from "~/domain/search/search-engine";
import { meilisearchEngine } from "~/domain/search/server/meilisearch-engine.server";
import { rebuildSearchServer } from "~/domain/search/server/write-index.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { seedDemonstration } from "../../prisma/seed/seed-demonstration";
import { judgedQueries } from "../fixtures/judged-queries";
import { ndcg } from "../support/relevance";
import { openSearchServer } from "../support/search-server";

const server = await openSearchServer();
const engines: SearchEngine[] = [postgresEngine, ...(server ? [meilisearchEngine] : [])];
const filters = (query: string) => parseNeedFilters(new URLSearchParams(query));
const find = (engine: SearchEngine, query: string, { limit = 24, offset = 0 } = {}): Promise<FoundNeeds> => engine.find(filters(query), { offset, limit, facets: true });
const codes = async (engine: SearchEngine, query: string) => (await find(engine, query, { limit: 1000 })).codes;

beforeAll(async () => {
  (globalThis as { tlvKeepsData?: boolean }).tlvKeepsData = true;
  await seedDemonstration();
  if (!server) return;
  env.MEILISEARCH_HOST = server.host;
  await rebuildSearchServer();
}, 240_000);

afterAll(async () => {
  env.MEILISEARCH_HOST = undefined;
  await server?.stop();
});

describe.each(engines)("$name", (engine) => {
  it("brings first what people judged to be best: nDCG@10 of at least 0.9", async () => {
    const scores = [];
    for (const judged of judgedQueries) {
      const query = new URLSearchParams(judged.filters);
      query.set("q", judged.q);
      const found = await engine.find(parseNeedFilters(query), { offset: 0, limit: 10, facets: false });
      scores.push({ q: judged.q, score: ndcg(judged, found.codes), first: found.codes.slice(0, 3).join(" ") });
    }
    const mean = scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
    console.log(`${engine.name}: nDCG@10 ${mean.toFixed(3)} over ${scores.length} judged searches`);
    expect(scores.length).toBeGreaterThanOrEqual(60);
    expect(mean, JSON.stringify(scores.filter(({ score }) => score < 0.7))).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ["dac biet kho khan", "đặc biệt khó khăn"], ["ĐẶC BIỆT KHÓ KHĂN", "đặc biệt khó khăn"], ["hoà bình", "hòa bình"], ["Thuỷ Nguyên", "thủy nguyên"], ["bữa ăn".normalize("NFD"), "bữa ăn"],
    ["suất ăn", "meals"], ["warm clothes", "ao am"], ["scholarship", "hoc bong"], ["health insurance", "bảo hiểm y tế"], ["DIEN BIEN", "điện biên"],
  ])("finds the same needs by %s as by %s", async (one, other) => {
    expect((await codes(engine, `q=${encodeURIComponent(one)}&state=all`)).toSorted()).toEqual((await codes(engine, `q=${encodeURIComponent(other)}&state=all`)).toSorted());
  });

  it.each([
    ["một chữ gõ sai", "schoalrship", "scholarship"], ["a letter missing", "playgrund", "playground"], ["a beginning", "học bổ", "học bổng"],
  ])("forgives %s", async (_what, typed, meant) => {
    const found = await codes(engine, `q=${encodeURIComponent(typed)}`);
    for (const code of (await codes(engine, `q=${encodeURIComponent(meant)}`)).slice(0, 5)) expect(found).toContain(code);
  });

  it("ranks words with the accents that were typed above the same letters with others", async () => {
    const order = await codes(engine, `q=${encodeURIComponent("chăn")}`);
    const titled = new Map((await db.need.findMany({ where: { code: { in: order } }, select: { code: true, titleVi: true } })).map((need) => [need.code, need.titleVi.toLowerCase()]));
    const exact = order.map((code) => /(^|\s)chăn(\s|$)/.test(titled.get(code)!));
    expect(exact.filter(Boolean).length).toBeGreaterThan(1);
    expect(exact).toContain(false);
    expect(exact.lastIndexOf(true)).toBeLessThan(exact.indexOf(false));
  });

  it("finds today's places by the names of former communes, districts and provinces", async () => {
    const places = async (q: string) => [...new Set((await db.need.findMany({ where: { code: { in: await codes(engine, `q=${encodeURIComponent(q)}&state=all`) } }, select: { provinceCode: true } })).map((need) => need.provinceCode))].toSorted();
    expect(await places("Liên Khê")).toEqual(["31"]);
    expect(await places("Yên Bái")).toEqual(["15"]);
    expect(await places("Bình Phước")).toEqual(["75"]);
  });

  it.each(["", "category=meals&category=warm_clothing", "province=31&province=15", "province=31&category=meals&accepts=money", "state=all", "state=closed&age=primary", "price=50000&by=2027-06", "accepts=in_kind&age=preschool&age=primary",
    "region=region_3", "lang=en&sort=newest", "sort=deadline&category=books_study", "q=h%E1%BB%8Dc+b%E1%BB%95ng&province=11", "near=31&within=50", "category=meals&near=15&within=100&sort=nearest", "sort=remaining&province=31"])(
    "counts every facet under the other filters as the needs themselves do: %s", async (query) => {
      const found = await find(engine, query, { limit: 1000 });
      const reference = await find(postgresEngine, query, { limit: 1000 });
      expect(found.total).toBe(found.codes.length);
      expect(found.codes).toEqual(reference.codes);
      for (const facet of facetNames) {
        const counted = found.facets![facet].filter(({ needs }) => needs > 0);
        expect(counted, facet).toEqual(reference.facets![facet].filter(({ needs }) => needs > 0));
      }
    });

  it("promises with each count what choosing the value brings", async () => {
    const base = "category=meals&province=31";
    const { facets } = await find(engine, base);
    for (const { value, needs } of facets!.province.filter((one) => one.value !== "31")) expect((await find(engine, `category=meals&province=${value}`)).total).toBe(needs);
    for (const { value, needs } of facets!.category) expect((await find(engine, `province=31&category=${value}`)).total).toBe(needs);
    for (const { value, needs } of facets!.price) expect((await find(engine, `${base}&price=${value}`)).total).toBe(needs);
    for (const { value, needs } of facets!.month) expect((await find(engine, `${base}&by=${value}`)).total).toBe(needs);
    for (const { value, needs } of facets!.accepts) expect((await find(engine, `${base}&accepts=${value}`)).total).toBe(needs);
  });

  it("gives pages that follow one another without a gap or a double", async () => {
    const pages = await Promise.all([0, 10, 20].map((offset) => find(engine, "q=h%E1%BB%8Dc+sinh", { limit: 10, offset })));
    const whole = await find(engine, "q=h%E1%BB%8Dc+sinh", { limit: 30 });
    expect(pages.flatMap((page) => page.codes)).toEqual(whole.codes);
  });

  it("takes whatever is typed as words", async () => {
    for (const q of ["'; DROP TABLE need", "\"a\" OR \"b\"", "area IN [\"31\"]", "*:* & | ! <->", "\u0000\uFFFF", "🎒", "x".repeat(5000), "-- \\"]) expect((await find(engine, `q=${encodeURIComponent(q)}`)).total).toBeGreaterThanOrEqual(0);
  });
});
