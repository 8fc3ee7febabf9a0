import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { needCategories } from "~/domain/needs/need";
import type { PriorityOverride } from "~/domain/needs/priority/priority-override";
import { tellsContact } from "~/domain/needs/priority/priority-override";
import { readReasons, reasonKinds, type PriorityReason } from "~/domain/needs/priority/priority-reason";
import { rank, seasonOf, type PriorityFacts } from "~/domain/needs/priority/priority-rule";
import { bandOf, bandRange, designationsInOrder, priorityBands, seasons, tetDays, weights } from "~/domain/needs/priority/priority-weights";
import { firstReason, reasonInShort, reasonInWords } from "~/domain/needs/priority/reason-words";

const DAY = 86_400_000;
const TODAY = "2026-11-25";
const later = (day: string, days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** A need of which nothing is known that would raise it. */
const plain: PriorityFacts = {
  today: TODAY, category: "counselling", provinceCode: "31", deadline: later(TODAY, 300), openedOn: TODAY, quantity: 10, unitsAllocated: 10, designation: null, poverty: null, repeat: null,
  stateSupport: null, bridgeOf: null, coverage: null,
};
const points = (more: Partial<PriorityFacts>, kind: PriorityReason["kind"]) => rank({ ...plain, ...more }).reasons.find((reason) => reason.kind === kind)?.points ?? 0;

const percent = fc.integer({ min: 0, max: 100 });
const anyFacts: fc.Arbitrary<PriorityFacts> = fc
  .record({
    today: fc.integer({ min: 0, max: 3000 }).map((days) => later("2026-01-01", days)), category: fc.constantFrom(...needCategories), provinceCode: fc.constantFrom("31", "04", "75", "40"), left: fc.integer({ min: 0, max: 400 }),
    waited: fc.integer({ min: 0, max: 900 }), quantity: fc.integer({ min: 1, max: 1000 }), taken: fc.double({ min: 0, max: 1, noNaN: true }),
    designation: fc.option(fc.constantFrom(...designationsInOrder).map((value) => ({ value, basis: "60/QĐ-BDTTG", since: "2026-01-29" }))),
    poverty: fc.option(fc.record({ percent, daysAgo: fc.integer({ min: -10, max: 900 }) })), repeat: fc.option(fc.integer({ min: 0, max: 900 })), stateSupport: fc.constantFrom(null, true, false),
    bridgeOf: fc.constantFrom(null, "HP-SCHOL-0001"), coverage: fc.option(fc.record({ commune: percent, average: percent })),
  })
  .map(({ left, waited, taken, poverty, repeat, stateSupport, ...facts }) => ({
    ...facts, deadline: later(facts.today, left), openedOn: later(facts.today, -waited), unitsAllocated: Math.floor(facts.quantity * taken),
    poverty: poverty && { percent: poverty.percent, asOf: later(facts.today, -poverty.daysAgo), source: "danh sách của xã" },
    repeat: repeat === null ? null : { code: null, since: later(facts.today, -repeat) },
    stateSupport: stateSupport === null ? null : stateSupport ? { pays: true as const } : { pays: false as const, checkedOn: later(facts.today, -3) },
  }));
const anyBand = fc.constantFrom(...priorityBands);
const set = (band: PriorityOverride["band"]): PriorityOverride => ({ band, reasonVi: "Đường vào xã vừa bị lũ chia cắt", reasonEn: null, setAt: "2026-11-20T00:00:00.000Z", until: null });
const sum = (reasons: readonly PriorityReason[]) => reasons.reduce((total, reason) => total + reason.points, 0);
const score = (facts: PriorityFacts) => rank(facts).score;
const never = (holds: (facts: PriorityFacts) => void) => fc.assert(fc.property(anyFacts, holds), { numRuns: 2000 });

describe("the place of a need in the order", () => {
  it("lies between 0 and 100 and is the sum of its reasons, whatever is known and whatever was set", () => {
    fc.assert(fc.property(anyFacts, fc.option(anyBand), (facts, band) => {
      const ranked = rank(facts, band && set(band));
      expect(ranked.score).toBeGreaterThanOrEqual(0);
      expect(ranked.score).toBeLessThanOrEqual(100);
      expect(sum(ranked.reasons)).toBe(ranked.score);
      expect(new Set(ranked.reasons.map(({ kind }) => kind)).size).toBe(ranked.reasons.length);
    }), { numRuns: 2000 });
  });

  it("reaches 100 where every fact raises it, and no further", () => {
    const { season, uncovered, waiting, repeat, noStateSupport, bridge } = weights;
    expect(weights.designation.region_3 + weights.poverty[0].points + season + weights.deadline[0].points + uncovered + waiting.most + repeat + noStateSupport + bridge).toBe(100);
    expect(score({ ...plain, category: "warm_clothing", deadline: later(TODAY, 3), openedOn: later(TODAY, -400), unitsAllocated: 0, designation: { value: "region_3", basis: "x", since: TODAY },
      poverty: { percent: 90, asOf: TODAY, source: "x" }, repeat: { code: null, since: later(TODAY, -500) }, stateSupport: { pays: false, checkedOn: TODAY }, bridgeOf: "HP-WARM-0001" })).toBe(100);
  });

  it("never rises with units that are taken", () => never((facts) => {
    if (facts.unitsAllocated < facts.quantity) expect(score({ ...facts, unitsAllocated: facts.unitsAllocated + 1 })).toBeLessThanOrEqual(score(facts));
  }));

  it("never falls with poverty, with a nearer deadline or with a longer wait", () => never((facts) => {
    if (facts.poverty) expect(score({ ...facts, poverty: { ...facts.poverty, percent: Math.min(100, facts.poverty.percent + 7) } })).toBeGreaterThanOrEqual(score(facts));
    if (facts.deadline > facts.today) expect(score({ ...facts, deadline: later(facts.deadline, -1) })).toBeGreaterThanOrEqual(score(facts));
    expect(score({ ...facts, openedOn: later(facts.openedOn, -9) })).toBeGreaterThanOrEqual(score(facts));
  }));

  it("never falls with a needier designation, with an earlier asking or with state support that is known to be none", () => never((facts) => {
    const ladder = [null, ...designationsInOrder.toReversed().map((value) => ({ value, basis: "x", since: TODAY }))].map((designation) => score({ ...facts, designation }));
    expect(ladder).toEqual(ladder.toSorted((one, other) => one - other));
    expect(score({ ...facts, repeat: { code: "HP-MEAL-0001", since: facts.today } })).toBeGreaterThanOrEqual(score({ ...facts, repeat: null }));
    expect(score({ ...facts, stateSupport: { pays: false, checkedOn: facts.today } })).toBeGreaterThanOrEqual(score({ ...facts, stateSupport: { pays: true } }));
  }));

  it("only ever falls with fairness, never for a commune below the average, and more the further above", () => never((facts) => {
    const without = score({ ...facts, coverage: null });
    const ladder = [0, 20, 40, 60, 80, 100].map((commune) => score({ ...facts, coverage: { commune, average: 40 } }));
    expect(ladder.slice(0, 3)).toEqual([without, without, without]);
    expect(ladder).toEqual(ladder.toSorted((one, other) => other - one));
    expect(without - ladder.at(-1)!).toBeLessThanOrEqual(weights.fairness.most);
  }));

  it("moves into the level that was set and no further, and keeps the order of needs within it", () => {
    fc.assert(fc.property(anyFacts, anyFacts, anyBand, (one, other, band) => {
      const { least, most } = bandRange(band);
      const [mine, theirs] = [rank(one, set(band)).score, rank(other, set(band)).score];
      expect(bandOf(mine)).toBe(band);
      expect(mine >= least && mine <= most).toBe(true);
      if (score(one) > score(other)) expect(mine).toBeGreaterThanOrEqual(theirs);
      if (bandOf(score(one)) === band) expect(mine).toBe(score(one));
    }));
  });
});

describe("a fact that is not known", () => {
  it("gives no points, and is told where a reader would wonder", () => {
    const { score: none, reasons } = rank(plain);
    expect(none).toBe(0);
    expect(reasons.map(({ kind, points: given }) => [kind, given])).toEqual([["designation", 0], ["poverty", 0], ["state_support", 0]]);
  });

  it.each([[731, 0], [730, 14], [-1, 0]])("of poverty: a list %i days old gives %i points", (daysAgo, given) => {
    expect(points({ poverty: { percent: 80, asOf: later(TODAY, -daysAgo), source: "x" } }, "poverty")).toBe(given);
  });

  it("of an earlier asking counts for two years", () => {
    expect(points({ repeat: { code: null, since: later(TODAY, -730) } }, "repeat")).toBe(weights.repeat);
    expect(points({ repeat: { code: null, since: later(TODAY, -731) } }, "repeat")).toBe(0);
  });
});

describe("the seasons", () => {
  const season = (category: PriorityFacts["category"], today: string, more: Partial<PriorityFacts> = {}) => seasonOf({ ...plain, category, today, deadline: later(today, 20), ...more });

  it.each([["2026-08-31", null], ["2026-09-01", "winter"], ["2026-12-31", "winter"], ["2027-02-15", "winter"], ["2027-02-16", null]])("of warm clothes in the north on %s: %s", (today, expected) => {
    expect(season("warm_clothing", today, { provinceCode: "12" })).toBe(expected);
  });

  it("knows no winter in the south", () => expect(season("warm_clothing", "2026-12-20", { provinceCode: "75" })).toBeNull());

  it.each([["2026-07-14", null], ["2026-07-15", "school_year"], ["2026-09-30", "school_year"], ["2026-10-01", null]])("of scholarships on %s: %s", (today, expected) => {
    expect(season("scholarships", today)).toBe(expected);
  });

  it("of Tết counts for meals that are due before it, from 45 days before on", () => {
    expect(season("meals", "2026-12-22", { deadline: "2027-02-06" })).toBeNull();
    expect(season("meals", "2026-12-23", { deadline: "2027-02-06" })).toBe("tet");
    expect(season("meals", "2026-12-23", { deadline: "2027-02-07" })).toBeNull();
    expect(season("counselling", "2026-12-23", { deadline: "2027-02-06" })).toBeNull();
  });

  it("knows the days of Tết, which are those of the lunar calendar to a day", () => {
    const lunar = new Intl.DateTimeFormat("en-u-ca-chinese", { timeZone: "UTC", month: "numeric", day: "numeric" });
    for (const day of tetDays) expect([-1, 0, 1].some((away) => lunar.format(new Date(later(day, away))).startsWith("1/1")), day).toBe(true);
  });
});

describe("the words", () => {
  it("say every reason in both languages, long and short, with nothing left open", () => {
    const seen = new Set<string>();
    fc.assert(fc.property(anyFacts, fc.option(anyBand), (facts, band) => {
      for (const reason of rank(facts, band && set(band)).reasons) {
        seen.add(reason.kind);
        for (const locale of ["vi", "en"] as const)
          for (const text of [reasonInWords(reason, locale), reasonInShort(reason, locale)]) expect(text, JSON.stringify(reason)).toMatch(/^(?!reason\.|short\.)[^{}]+$/);
      }
    }), { numRuns: 600 });
    expect([...seen].sort()).toEqual([...reasonKinds].sort());
    expect(seasons.map((season) => reasonInWords({ kind: "season", points: 12, season }, "vi"))).not.toContain("");
  });

  it("tell poverty by steps and never the figure", () => {
    const reason = rank({ ...plain, poverty: { percent: 83, asOf: "2026-01-29", source: "danh sách của xã" } }).reasons.find(({ kind }) => kind === "poverty")!;
    expect(JSON.stringify(reason)).not.toContain("83");
    expect(reasonInWords(reason, "vi")).toBe("Từ ba phần tư số trẻ trở lên thuộc hộ nghèo, hộ cận nghèo theo danh sách của xã, tính đến 29/1/2026");
  });

  it("put first what a coordinator set, else what weighs most, else nothing", () => {
    const ranked = { ...plain, unitsAllocated: 0, designation: { value: "region_3" as const, basis: "x", since: TODAY } };
    expect(firstReason(rank(ranked).reasons, "en")).toBe("region III commune");
    expect(firstReason(rank(ranked, set("urgent")).reasons, "en")).toBe("raised by a coordinator, with a reason");
    expect(firstReason(rank(plain).reasons, "en")).toBeNull();
  });
});

describe("stored reasons", () => {
  it("are read field by field, and what is no reason of the rule is left out", () => {
    const season = { kind: "season", points: 12, season: "winter" };
    expect(readReasons([{ ...season, note: "kanarie" }, { kind: "season", points: 12 }, { kind: "season", points: "12", season: "tet" }, { vi: "Một", en: "One", points: 5 }, { kind: "toString", points: 1 }, null, 7])).toEqual([season]);
    expect(readReasons("x")).toEqual([]);
  });

  it("come back as they were written", () => never((facts) => {
    const { reasons } = rank(facts, set("high"));
    expect(readReasons(JSON.parse(JSON.stringify(reasons)))).toEqual(reasons);
  }));
});

describe("a reason that everybody reads", () => {
  it.each(["gọi 0912 345 678", "gọi 0912.345.678 gặp cô", "viết cho co.giao@truong.edu.vn", "84912345678"])("may not say how to reach a person: %s", (text) => expect(tellsContact(text)).toBe(true));
  it.each(["Theo quyết định 60/QĐ-BDTTG ngày 29/01/2026", "Cần 1.250.000 đồng cho 14 xã", "Từ 5/9/2026 đến 30/11/2026"])("may hold figures: %s", (text) => expect(tellsContact(text)).toBe(false));
});
