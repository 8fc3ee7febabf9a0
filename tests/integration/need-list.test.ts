import { beforeEach, describe, expect, it } from "vitest";
import { correctPlaces } from "~/domain/search/correct-places.server";
import { parseNeedFilters } from "~/domain/needs/need-filters";
import { nameFacets } from "~/domain/search/name-facets.server";
import { readNearMisses } from "~/domain/search/near-misses.server";
import { readFilterChoices } from "~/domain/needs/read-filter-choices.server";
import { findPublicNeed } from "~/domain/needs/read-need.server";
import { searchNeeds } from "~/domain/search/search-needs.server";
import { db } from "~/platform/database.server";

const today = new Date("2025-07-01");
const before = new Date("1900-01-01");
let receiverId: string;

const find = async (query: string) => searchNeeds(parseNeedFilters(new URLSearchParams(query)));
const codes = async (query: string) => (await find(query)).needs.map((need) => need.code);

async function area(code: string, fullNameVi: string, more: { level?: string; provinceCode?: string; past?: boolean; formerDistrict?: string; formerProvince?: string } = {}) {
  const { level = "commune", provinceCode = "31", past = false, ...former } = more;
  const validFrom = past ? before : today;
  await db.area.create({
    data: { code, validFrom, validTo: past ? new Date("2025-06-30") : null, level, kind: "xa", nameVi: fullNameVi, fullNameVi, nameEn: fullNameVi, provinceCode, ...former },
  });
}

async function follow(predecessorCode: string, successorCode: string) {
  await db.areaSuccession.create({ data: { predecessorCode, predecessorValidFrom: before, successorCode, successorValidFrom: today, split: false } });
}

async function need(code: string, more: Record<string, unknown> = {}) {
  await db.need.create({
    data: {
      code, category: "meals", state: "open", titleVi: "Bữa ăn bán trú", titleEn: "School lunches", storyVi: "Câu chuyện", storyEn: "Story", unitVi: "suất", unitEn: "lunch",
      unitBuysVi: "x", unitBuysEn: "x", unitPrice: 15_000n, quantity: 100, acceptsMoney: true, acceptsInKind: false, ageBand: "primary", areaCode: "11503",
      areaValidFrom: today, provinceCode: "31", placeVi: "Hải Phòng", placeEn: "Hai Phong", receiverId, deadline: new Date("2027-01-31"), ...more,
    },
  });
}

beforeEach(async () => {
  receiverId = (await db.organisation.create({ data: { kind: "school", nameVi: "Trường kín", nameEn: "Inner school", contactName: "Người kín" } })).id;
  await area("31", "Thành phố Hải Phòng", { level: "province" });
  await area("15", "Tỉnh Lào Cai", { level: "province", provinceCode: "15" });
  await area("11503", "Xã Việt Khê");
  await area("11473", "Phường Bạch Đằng");
  await area("02647", "Xã Mù Cang Chải", { provinceCode: "15" });
  await area("11485", "Xã Liên Khê", { past: true, formerDistrict: "Huyện Thủy Nguyên", formerProvince: "Thành phố Hải Phòng" });
  await area("04480", "Xã Chế Tạo", { past: true, provinceCode: "15", formerDistrict: "Huyện Mù Cang Chải", formerProvince: "Tỉnh Yên Bái" });
  await follow("11485", "11503");
  await follow("04480", "02647");
  await need("HP-MEAL-0001", { priorityScore: 50 });
  await need("HP-PLAY-0002", { category: "play_points", titleVi: "Điểm vui chơi cho trẻ em đặc biệt khó khăn", areaCode: "11473", priorityScore: 90, deadline: new Date("2027-06-30"), acceptsInKind: true });
  await need("LC-WARM-0003", { category: "warm_clothing", titleVi: "Áo ấm mùa đông", areaCode: "02647", provinceCode: "15", priorityScore: 70, quantity: 20, unitsAllocated: 5, deadline: new Date("2026-12-31") });
  await need("HP-MEAL-0004", { state: "draft", internalNote: "kín" });
  await need("HP-MEAL-0005", { state: "covered" });
  await need("HP-MEAL-0006", { state: "withdrawn" });
});

describe("the list of needs", () => {
  it("shows open needs by priority, and nothing that is not public", async () => {
    expect(await codes("")).toEqual(["HP-PLAY-0002", "LC-WARM-0003", "HP-MEAL-0001"]);
    expect(await codes("state=all")).toEqual(["HP-PLAY-0002", "LC-WARM-0003", "HP-MEAL-0001", "HP-MEAL-0005"]);
    expect(await codes("state=covered")).toEqual(["HP-MEAL-0005"]);
    expect(await codes("state=draft")).toEqual(await codes(""));
  });

  it.each([
    ["dac biet", ["HP-PLAY-0002"]],
    ["ĐẶC BIỆT khó", ["HP-PLAY-0002"]],
    ["ao am", ["LC-WARM-0003"]],
    ["áo bán trú", []],
    ["meal-0001", ["HP-MEAL-0001"]],
    ["lunches", ["HP-PLAY-0002", "LC-WARM-0003", "HP-MEAL-0001"]],
  ])("finds %s in the public words", async (q, expected) => {
    expect(await codes(`q=${encodeURIComponent(q)}`)).toEqual(expected);
  });

  it("finds today's place by the names it had, with or without accents, together with other words", async () => {
    expect(await codes("q=Liên+Khê")).toEqual(["HP-MEAL-0001"]);
    expect(await codes("q=lien+khe")).toEqual(["HP-MEAL-0001"]);
    expect(await codes("q=bua+an+lien+khe+thuy+nguyen")).toEqual(["HP-MEAL-0001"]);
    expect(await codes("q=việt+khê")).toEqual(["HP-MEAL-0001"]);
    expect(await codes("q=yen+bai")).toEqual(["LC-WARM-0003"]);
    expect(await codes("q=lien+khe+yen+bai")).toEqual([]);
  });

  it("does not read private columns or the receiver's name", async () => {
    expect(await codes("q=kin&state=all")).toEqual([]);
    expect(JSON.stringify(await find("state=all"))).not.toMatch(/kín|Inner school/);
  });

  it("treats wildcards of the query as nothing", async () => {
    expect(await codes("q=%25")).toHaveLength(3);
    expect(await codes("q=__")).toHaveLength(3);
  });

  it("filters by place, category, and what is accepted", async () => {
    expect(await codes("province=31")).toEqual(["HP-PLAY-0002", "HP-MEAL-0001"]);
    expect(await codes("province=31&commune=11503")).toEqual(["HP-MEAL-0001"]);
    expect(await codes("category=meals&category=warm_clothing")).toEqual(["LC-WARM-0003", "HP-MEAL-0001"]);
    expect(await codes("accepts=in_kind")).toEqual(["HP-PLAY-0002"]);
    expect(await codes("programme=nothing-like-it")).toEqual([]);
  });

  it("sets the place right: a commune brings its province, a commune elsewhere is dropped", async () => {
    const corrected = async (query: string) => {
      const { provinces, communes } = await correctPlaces(parseNeedFilters(new URLSearchParams(query)));
      return { provinces, communes };
    };
    expect(await corrected("commune=11503")).toEqual({ provinces: ["31"], communes: ["11503"] });
    expect(await corrected("province=15&commune=11503")).toEqual({ provinces: ["15"], communes: [] });
    expect(await corrected("commune=11485")).toEqual({ provinces: [], communes: [] });
  });

  it("sorts by deadline and by what remains", async () => {
    expect(await codes("sort=deadline")).toEqual(["LC-WARM-0003", "HP-MEAL-0001", "HP-PLAY-0002"]);
    expect(await codes("sort=remaining")).toEqual(["HP-MEAL-0001", "HP-PLAY-0002", "LC-WARM-0003"]);
  });

  it("gives pages of 24 with the total, and the last page for one beyond the end", async () => {
    for (let number = 100; number < 150; number += 1) await need(`HP-BOOK-0${number}`, { category: "books_study" });
    const [first, third, beyond] = await Promise.all([find("category=books_study"), find("category=books_study&page=3"), find("category=books_study&page=99")]);
    expect([first.total, first.pageCount, first.needs.length]).toEqual([50, 3, 24]);
    expect(third.needs.map((one) => one.code)).toEqual(["HP-BOOK-0148", "HP-BOOK-0149"]);
    expect(beyond).toEqual(third);
  });

  it("offers only places with public needs", async () => {
    const choices = await readFilterChoices("31");
    expect(choices.provinces.map((one) => one.code)).toEqual(["31", "15"]);
    expect(choices.communes.map((one) => one.code)).toEqual(["11473", "11503"]);
  });
});

describe("the choices of the filters", () => {
  const named = async (query: string) => {
    const filters = await correctPlaces(parseNeedFilters(new URLSearchParams(query)));
    return nameFacets((await searchNeeds(filters, { facets: true })).facets!, filters, "vi");
  };

  it("name the places that have needs under the other filters, with their counts", async () => {
    const { provinces, communes, allProvinces } = await named("");
    expect(provinces).toEqual([{ value: "31", needs: 2, label: "Thành phố Hải Phòng" }, { value: "15", needs: 1, label: "Tỉnh Lào Cai" }]);
    expect(communes).toEqual([]);
    expect(allProvinces.map(({ value }) => value).sort()).toEqual(["15", "31"]);
  });

  it("offer the communes of the chosen provinces, and keep what was chosen even where no need is left", async () => {
    expect((await named("province=31")).communes.map(({ label, needs }) => [label, needs])).toEqual([["Phường Bạch Đằng", 1], ["Xã Việt Khê", 1]]);
    const { provinces, communes } = await named("province=31&commune=11473&category=warm_clothing");
    expect(provinces.map(({ value, needs }) => [value, needs])).toEqual([["15", 1], ["31", 0]]);
    expect(communes).toEqual([{ value: "11473", needs: 0, label: "Phường Bạch Đằng" }]);
  });
});

describe("a list without a result", () => {
  const misses = async (query: string) =>
    (await readNearMisses(await correctPlaces(parseNeedFilters(new URLSearchParams(query))))).map(({ without, words, needs, filters }) => [without, words, needs, filters.q]);

  it("says which single condition, left out, gives how many needs", async () => {
    expect(await misses("province=31&category=warm_clothing")).toEqual([["categories", null, 2, ""], ["provinces", null, 1, ""]]);
  });

  it("leaves words out part by part, and keeps the amount of money", async () => {
    expect(await misses(`q=${encodeURIComponent("qqqq, 20 triệu, áo ấm")}`)).toEqual([["q", "qqqq, áo ấm", 3, "20 triệu"], ["q", "qqqq", 1, "20 triệu, áo ấm"]]);
  });

  it("offers needs in other states, and nothing that gives nothing", async () => {
    expect(await misses("category=meals&province=15&state=covered")).toEqual([["provinces", null, 1, ""]]);
    expect(await misses("category=counselling&province=15&q=zzzz")).toEqual([]);
  });
});

describe("an amount of money among the words", () => {
  it("is a budget and no word that a need must have", async () => {
    expect(await codes(`q=${encodeURIComponent("áo ấm, 20 triệu")}`)).toEqual(["LC-WARM-0003"]);
    expect(await codes(`q=${encodeURIComponent("20 triệu")}`)).toHaveLength(3);
  });
});

describe("the page of a need", () => {
  it("is found by its code in any case and names the places it came from", async () => {
    const page = await findPublicNeed(" hp-meal-0001 ");
    expect(page?.need.code).toBe("HP-MEAL-0001");
    expect(page?.place.formerly).toEqual([{ name: "Xã Liên Khê", district: "Huyện Thủy Nguyên" }]);
  });

  it.each(["HP-MEAL-0004", "HP-MEAL-0006", "HP-MEAL-9999", "x", "'"])("does not exist for %s", async (code) => {
    expect(await findPublicNeed(code)).toBeNull();
  });
});
