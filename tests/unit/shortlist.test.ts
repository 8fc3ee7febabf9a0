import { describe, expect, it } from "vitest";
import { dropNeed, keepNeed, needCodes, parseShortlist, SHORTLIST_MOST } from "~/domain/search/shortlist";

const many = Array.from({ length: 60 }, (_one, index) => `HP-MEAL-${String(index).padStart(4, "0")}`);

describe("a shortlist", () => {
  it("reads codes once each and passes over everything else", () => {
    expect(parseShortlist("HP-MEAL-0001 x LC-WARM-0002 HP-MEAL-0001 <b>")).toEqual(["HP-MEAL-0001", "LC-WARM-0002"]);
    expect(parseShortlist(null)).toEqual([]);
    expect(parseShortlist(many.join(" "))).toHaveLength(SHORTLIST_MOST);
    expect(needCodes([" hp-meal-0001 ", ""])).toEqual(["HP-MEAL-0001"]);
  });

  it("keeps a need once, at its end, and drops it again", () => {
    expect(keepNeed(["HP-MEAL-0001"], "LC-WARM-0002")).toEqual({ ok: true, codes: ["HP-MEAL-0001", "LC-WARM-0002"] });
    expect(keepNeed(["HP-MEAL-0001"], "HP-MEAL-0001")).toEqual({ ok: true, codes: ["HP-MEAL-0001"] });
    expect(dropNeed(["HP-MEAL-0001", "LC-WARM-0002"], "HP-MEAL-0001")).toEqual(["LC-WARM-0002"]);
  });

  it("refuses what is no code, and one more than fifty", () => {
    expect(keepNeed([], "x; Max-Age=0")).toEqual({ ok: false, reason: "not-a-need" });
    expect(keepNeed(many.slice(0, 50), many[50]!)).toEqual({ ok: false, reason: "shortlist-full" });
    expect(keepNeed(many.slice(0, 50), many[3]!).ok).toBe(true);
  });
});
