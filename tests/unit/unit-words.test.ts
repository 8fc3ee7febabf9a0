import { describe, expect, it } from "vitest";
import { unitWord } from "~/domain/needs/unit-words";

describe("the word for so many units", () => {
  it.each([
    ["lunch", "lunches"],
    ["class", "classes"],
    ["group session", "group sessions"],
    ["check-up", "check-ups"],
    ["daily supply", "daily supplies"],
    ["play day", "play days"],
    ["month of scholarship", "months of scholarship"],
    ["pair of shoes and socks", "pairs of shoes and socks"],
    ["chess set with books", "chess sets with books"],
    ["coat and boots", "coats and boots"],
    ["glasses", "glasses"],
    ["bed and locker set", "bed and locker sets"],
  ])("counts one %s and many %s", (one, many) => {
    expect(unitWord(one, 1, "en")).toBe(one);
    expect([0, 2, 1000].map((units) => unitWord(one, units, "en"))).toEqual([many, many, many]);
  });

  it("leaves Vietnamese alone", () => {
    expect(unitWord("suất ăn trưa", 3, "vi")).toBe("suất ăn trưa");
  });
});
