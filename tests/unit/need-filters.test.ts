import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { needListPath, parseNeedFilters, stepOfPrice, priceStops } from "~/domain/needs/need-filters";

const parse = (query: string) => parseNeedFilters(new URLSearchParams(query));
const defaults = {
  q: "", provinces: [], communes: [], categories: [], programmes: [], ages: [], regions: [], accepts: [], languages: [], price: null, by: null, near: null, within: 50, state: "open", sort: "priority", page: 1,
};

describe("filters of the needs list", () => {
  it("are the defaults for an empty address", () => {
    expect(parse("")).toEqual(defaults);
  });

  it("reads every filter", () => {
    const address =
      "q=%20b%E1%BB%AFa%20%20%C4%83n&province=31&province=02&commune=11503&category=play_points&category=meals&programme=hp-256&age=primary&region=region_3&accepts=in_kind" +
      "&lang=en&price=200000&by=2027-03&near=11503&within=100&state=covered&sort=nearest&page=3";
    expect(parse(address)).toEqual({
      q: "bữa ăn", provinces: ["02", "31"], communes: ["11503"], categories: ["meals", "play_points"], programmes: ["hp-256"], ages: ["primary"], regions: ["region_3"], accepts: ["in_kind"],
      languages: ["en"], price: 200_000, by: "2027-03", near: "11503", within: 100, state: "covered", sort: "nearest", page: 3,
    });
  });

  it.each([
    "province=%27%20OR%201", "commune=abc", "category=gold", "programme=../etc", "accepts=both", "state=draft", "sort=name", "page=0", "page=-4", "page=1.5", "page=x", "page=1e9", "page=",
    "age=old", "region=rich", "lang=fr", "price=123", "price=-1", "by=2027-13", "by=soon", "near=home", "within=100", "within=7", "sort=nearest",
  ])("sets %s to its default", (query) => {
    expect(parse(query)).toEqual(defaults);
  });

  it("keeps at most 40 places, once each", () => {
    expect(parse(Array.from({ length: 90 }, (_one, index) => `province=${index % 80}`).join("&")).provinces.length).toBeLessThanOrEqual(40);
    expect(parse("province=31,31&province=31").provinces).toEqual(["31"]);
  });

  it("takes categories once each, also with commas, in the order of the catalogue", () => {
    expect(parse("category=meals,scholarships&category=meals&category=x").categories).toEqual(["meals", "scholarships"]);
  });

  it("takes control characters out of the words and keeps at most 100 characters", () => {
    expect(parse("q=a%00b").q).toBe("a b");
    expect(parse(`q=${"x".repeat(5000)}`).q).toHaveLength(100);
  });

  it("writes decomposed letters as composed ones", () => {
    expect(parse(`q=${encodeURIComponent("Liên Khê".normalize("NFD"))}`).q).toBe("Liên Khê");
  });

  it("never throws and, written as an address, reads back the same", () => {
    const key = fc.constantFrom("q", "province", "commune", "category", "programme", "age", "region", "accepts", "lang", "price", "by", "near", "within", "state", "sort", "page", "other");
    const value = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constantFrom("31", "meals", "money", "all", "deadline", "nearest", "2", "hp-256", "primary", "region_3", "vi", "500000", "2027-01", "100", "31,33"));
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value)), (pairs) => {
        const filters = parseNeedFilters(new URLSearchParams(pairs));
        expect(parseNeedFilters(new URL(needListPath(filters), "http://site.invalid").searchParams)).toEqual(filters);
      }),
    );
  });
});

describe("price stops", () => {
  it("close the steps of the index in their order", () => {
    expect(priceStops.map(stepOfPrice)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});
