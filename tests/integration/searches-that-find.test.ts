import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { needLanguages, needListParams, needRegions, needStateFilters, parseNeedFilters, priceStops, waysToGive, type NeedFilters } from "~/domain/needs/need-filters";
import { ageBands, needCategories } from "~/domain/needs/need";
import { correctPlaces } from "~/domain/search/correct-places.server";
import { searchNeeds } from "~/domain/search/search-needs.server";
import { searchesThatFind } from "~/domain/search/searches-that-find.server";
import { db } from "~/platform/database.server";
import { seedDemonstration } from "../../prisma/seed/seed-demonstration";
import { kept } from "../support/worker-database";

let needs: { id: string; code: string }[];
let provinces: string[];
let communes: string[];
let programmes: string[];

beforeAll(async () => {
  kept.tlvKeepsData = true;
  await seedDemonstration();
  needs = await db.need.findMany({ select: { id: true, code: true }, orderBy: { code: "asc" } });
  const rows = await db.needSearch.findMany({ select: { provinceCode: true, areaCode: true, programme: true } });
  provinces = [...new Set(rows.map((row) => row.provinceCode))];
  communes = [...new Set(rows.map((row) => row.areaCode))];
  programmes = [...new Set(rows.map((row) => row.programme))].filter(Boolean);
}, 240_000);

/** Words as people type them: with and without accents, synonyms, slips, amounts, beginnings, signs and words of no need. */
const typed = ["", "bữa ăn", "bua an", "học bổng Lào Cai", "scholarship", "schoalrship", "warm clothes", "áo ấm, mùa đông", "20 triệu bữa trưa", "lunch under 300k", "đặc biệt khó khăn", "hoà bình", "mầm non", "x", "của", "không có gì như vậy", "bhyt", "HP-MEAL", "'); DROP", "sách gi", "nuoc sach truong hoc"];

const some = <Value extends string>(values: readonly Value[]) => fc.oneof({ weight: 12, arbitrary: fc.constant([] as Value[]) }, { weight: 1, arbitrary: fc.subarray([...values], { minLength: 1, maxLength: Math.min(4, values.length) }) });
const maybe = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values), { freq: 1, nil: null });

const search = () =>
  fc.record({
    q: fc.oneof(fc.constant(""), fc.constantFrom(...typed)), provinces: some(provinces), communes: some([...communes, "99999"]), categories: some(needCategories), programmes: some([...programmes, "no-such-programme"]), ages: some(ageBands), regions: some(needRegions),
    accepts: some(Object.keys(waysToGive)), languages: some(Object.keys(needLanguages)), price: maybe(priceStops), by: maybe(["2026-12", "2027-03", "2027-06", "2028-01"]), near: maybe([...provinces.slice(0, 5), ...communes.slice(0, 5), "99998"]),
    within: fc.constantFrom(10, 50, 200), state: fc.constantFrom(...needStateFilters),
  }).map((made) => parseNeedFilters(needListParams(made as Partial<NeedFilters>)));

const pageOf = async (filters: NeedFilters) => (await searchNeeds(await correctPlaces(filters), { perPage: 5_000 })).needs.map(({ code }) => code);

describe("many searches held against some needs", () => {
  it("find of them exactly what each search's own page shows", async () => {
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(search(), { minLength: 1, maxLength: 30 }), fc.subarray(needs, { minLength: 1 }), async (searches, fresh) => {
        const codeOf = new Map(fresh.map(({ id, code }) => [id, code]));
        const found = await searchesThatFind([...codeOf.keys()], searches);
        for (const [index, filters] of searches.entries()) {
          const mine = found.filter((find) => find.search === index).map(({ needId }) => codeOf.get(needId)!);
          const page = (await pageOf(filters)).filter((code) => fresh.some((need) => need.code === code));
          expect(mine.toSorted(), String(needListParams(filters))).toEqual(page.toSorted());
          shown += page.length;
        }
      }),
      { numRuns: 50 },
    );
    expect(shown, "needs that any page showed").toBeGreaterThan(500);
  });

  it("are asked for every kind of filter, and each by itself tells some needs from others", async () => {
    const single: Partial<NeedFilters>[] = [
      { q: "bữa ăn" }, { provinces: provinces.slice(0, 1) }, { communes: communes.slice(0, 1) }, { categories: ["meals"] }, { programmes: programmes.slice(0, 1) }, { ages: ["primary"] }, { regions: ["region_3"] },
      { accepts: ["in_kind"] }, { price: 100_000 }, { by: "2026-12" }, { near: provinces[0]!, within: 100 }, { state: "covered" },
    ];
    const searches = single.map((filters) => parseNeedFilters(needListParams(filters)));
    const found = await searchesThatFind(needs.map(({ id }) => id), searches);
    for (const [index, filters] of searches.entries()) {
      const mine = found.filter((find) => find.search === index).length;
      expect(mine, String(needListParams(filters))).toBe((await pageOf(filters)).length);
      expect(mine > 0 && mine < needs.length, `${needListParams(filters)}: ${mine}`).toBe(true);
    }
  });

  it("ask little however many they are: ten thousand against two hundred needs", async () => {
    const searches = Array.from({ length: 10_000 }, (_each, index) =>
      parseNeedFilters(needListParams({
        q: index % 3 === 0 ? typed[index % typed.length] : "", categories: [needCategories[index % needCategories.length]!], provinces: [provinces[index % provinces.length]!], price: index % 2 ? priceStops[index % priceStops.length]! : null,
        near: index % 10 === 0 ? provinces[index % provinces.length]! : null,
      })),
    );
    const began = performance.now();
    const found = await searchesThatFind(needs.slice(0, 200).map(({ id }) => id), searches);
    console.log(`10,000 saved searches against ${Math.min(200, needs.length)} needs: ${Math.round(performance.now() - began)} ms, ${found.length} finds`);
    expect(found.length).toBeGreaterThan(0);
  });
});
