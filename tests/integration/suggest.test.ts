import { beforeEach, describe, expect, it } from "vitest";
import { parseNeedFilters } from "~/domain/needs/need-filters";
import { planBasket } from "~/domain/search/plan-basket.server";
import { suggest } from "~/domain/search/suggest.server";
import { db } from "~/platform/database.server";

const today = new Date("2025-07-01");
let receiverId: string;

async function area(code: string, fullNameVi: string, more: Record<string, unknown> = {}) {
  await db.area.create({ data: { code, validFrom: today, validTo: null, level: "commune", kind: "xa", nameVi: fullNameVi, fullNameVi, nameEn: fullNameVi, provinceCode: "15", ...more } });
}

async function need(code: string, more: Record<string, unknown> = {}) {
  await db.need.create({
    data: {
      code, category: "meals", state: "open", titleVi: "Bữa ăn bán trú", titleEn: "School lunches", storyVi: "Câu chuyện", storyEn: "Story", unitVi: "suất", unitEn: "lunch", unitBuysVi: "x", unitBuysEn: "x",
      unitPrice: 15_000n, quantity: 100, acceptsMoney: true, acceptsInKind: true, ageBand: "primary", areaCode: "02647", areaValidFrom: today, provinceCode: "15", placeVi: "xã Mù Cang Chải, tỉnh Lào Cai",
      placeEn: "Mu Cang Chai, Lao Cai", receiverId, deadline: new Date("2099-01-31"), internalNote: "kín", ...more,
    },
  });
}

beforeEach(async () => {
  receiverId = (await db.organisation.create({ data: { kind: "school", nameVi: "Trường kín", nameEn: "Inner school", contactName: "Người kín" } })).id;
  await area("15", "Tỉnh Lào Cai", { level: "province", nameEn: "Lao Cai" });
  await area("02647", "Xã Mù Cang Chải");
  await area("02650", "Xã Lao Chải");
  await area("04480", "Xã Chế Tạo", { validFrom: new Date("1900-01-01"), validTo: new Date("2025-06-30") });
  await db.areaSuccession.create({ data: { predecessorCode: "04480", predecessorValidFrom: new Date("1900-01-01"), successorCode: "02647", successorValidFrom: today, split: false } });
  await need("LC-MEAL-0001", { priorityScore: 60 });
  await need("LC-WARM-0002", { category: "warm_clothing", titleVi: "Áo ấm mùa đông", titleEn: "Winter coats", unitPrice: 300_000n, quantity: 4, unitsAllocated: 2, priorityScore: 90 });
  await need("LC-WARM-0003", { category: "warm_clothing", titleVi: "Chăn ấm", titleEn: "Blankets", acceptsMoney: false, priorityScore: 80 });
  await need("LC-MEAL-0004", { state: "draft", titleVi: "Bữa ăn nháp" });
  await need("LC-MEAL-0005", { deadline: new Date("2020-01-01"), titleVi: "Bữa ăn quá hạn", priorityScore: 99 });
});

const lines = async (typed: string, locale: "vi" | "en" = "vi") => (await suggest(typed, locale)).map(({ kind, label, to }) => `${kind} ${label} ${to}`);

describe("what a search box offers", () => {
  it("names places with needs by their beginning, without accents, provinces first", async () => {
    expect((await lines("lao c")).slice(0, 1)).toEqual(["place Tỉnh Lào Cai /needs?province=15"]);
    expect((await lines("lao c")).some((line) => line.includes("Lao Chải"))).toBe(false);
    expect((await suggest("mu cang", "en"))[0]).toEqual({ kind: "place", label: "Xã Mù Cang Chải, Lao Cai", detail: "4 needs", to: "/needs?commune=02647" });
  });

  it("leads from a former name to the place of today and says so", async () => {
    expect((await suggest("chế tạo", "vi"))[0]).toEqual({ kind: "place", label: "Xã Mù Cang Chải, Tỉnh Lào Cai", detail: "trước là Xã Chế Tạo · 4 nhu cầu", to: "/needs?commune=02647" });
  });

  it("names categories by their name or a synonym in either language", async () => {
    expect(await lines("winter co")).toContain("category Đồ ấm /needs?category=warm_clothing");
    expect(await lines("bua a", "en")).toContain("category Meals /needs?category=meals");
    expect((await lines("ấm")).filter((line) => line.startsWith("category"))).toEqual(["category Đồ ấm /needs?category=warm_clothing"]);
  });

  it("names at most six open needs and nothing that is not public", async () => {
    expect(await lines("áo ấm mùa")).toContain("need Áo ấm mùa đông /needs/LC-WARM-0002");
    for (let number = 10; number < 20; number += 1) await need(`LC-MEAL-00${number}`);
    const meals = await suggest("bữa ăn", "vi");
    expect(meals.filter(({ kind }) => kind === "need")).toHaveLength(6);
    expect(JSON.stringify([meals, await suggest("kin", "vi"), await suggest("nháp", "vi")])).not.toMatch(/kín|nháp|Inner/);
  });

  it("offers what an amount can do, with the other words", async () => {
    expect(await lines("20 triệu")).toEqual(["plan 20.000.000\u00a0₫ làm được gì? /basket/plan?amount=20000000"]);
    expect((await lines("Lào Cai, 20 triệu", "en"))[0]).toBe("plan What can 20,000,000\u00a0₫ do? /basket/plan?amount=20000000&q=L%C3%A0o+Cai");
  });

  it.each(["", "a", " ", "%", "__", "'", "\\"])("offers nothing for %j", async (typed) => {
    expect(await suggest(typed, "vi")).toEqual([]);
  });
});

describe("what an amount can do", () => {
  const plan = async (amount: bigint, query = "") => {
    const { lines: found, sum, leftOver } = await planBasket(amount, parseNeedFilters(new URLSearchParams(query)));
    return [...found.map(({ code, units }) => `${code} ${units}`), sum, leftOver];
  };

  it("takes free units of needs that take money now, by urgency", async () => {
    expect(await plan(1_000_000n)).toEqual(["LC-WARM-0002 1", "LC-MEAL-0001 46", 990_000n, 10_000n]);
    expect(await plan(10_000_000n)).toEqual(["LC-WARM-0002 2", "LC-MEAL-0001 100", 2_100_000n, 7_900_000n]);
  });

  it("keeps to the filters, whatever state or way to give they name", async () => {
    expect(await plan(1_000_000n, "category=meals&state=covered&accepts=in_kind")).toEqual(["LC-MEAL-0001 66", 990_000n, 10_000n]);
    expect(await plan(1_000_000n, "category=counselling")).toEqual([0n, 1_000_000n]);
  });
});
