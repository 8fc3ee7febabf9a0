import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { needListPath, parseNeedFilters, searchWords } from "~/domain/needs/need-filters";

const parse = (query: string) => parseNeedFilters(new URLSearchParams(query));
const defaults = { q: "", province: null, commune: null, categories: [], programme: null, accepts: null, state: "open", sort: "priority", page: 1 };

describe("filters of the needs list", () => {
  it("are the defaults for an empty address", () => {
    expect(parse("")).toEqual(defaults);
  });

  it("reads every filter", () => {
    expect(parse("q=%20b%E1%BB%AFa%20%20%C4%83n&province=31&commune=11503&category=play_points&category=meals&programme=hp-256&accepts=in_kind&state=covered&sort=remaining&page=3")).toEqual({
      q: "bữa ăn", province: "31", commune: "11503", categories: ["meals", "play_points"], programme: "hp-256", accepts: "in_kind", state: "covered", sort: "remaining", page: 3,
    });
  });

  it.each([
    "province=%27%20OR%201", "commune=abc", "category=gold", "programme=../etc", "accepts=both", "state=draft", "sort=name", "page=0", "page=-4", "page=1.5", "page=x", "page=1e9", "page=",
  ])("sets %s to its default", (query) => {
    expect(parse(query)).toEqual(defaults);
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
    const key = fc.constantFrom("q", "province", "commune", "category", "programme", "accepts", "state", "sort", "page", "other");
    const value = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constantFrom("31", "meals", "money", "all", "deadline", "2", "hp-256"));
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value)), (pairs) => {
        const filters = parseNeedFilters(new URLSearchParams(pairs));
        expect(parseNeedFilters(new URL(needListPath(filters), "http://site.invalid").searchParams)).toEqual(filters);
      }),
    );
  });
});

describe("words of a search", () => {
  it("are free of punctuation and wildcards, at most eight", () => {
    expect(searchWords("Bữa ăn, 100% (Liên_Khê) HP-MEAL-0007 -x-")).toEqual(["Bữa", "ăn", "100", "Liên", "Khê", "HP-MEAL-0007", "x"]);
    expect(searchWords("a b c d e f g h i j")).toHaveLength(8);
  });
});
