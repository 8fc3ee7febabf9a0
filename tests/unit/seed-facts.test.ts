import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileAreas, TODAY_MAP_FROM, UNKNOWN_EARLIER } from "../../prisma/seed/areas";
import { PROVINCE_ABBREVIATIONS } from "../../prisma/seed/areas/province-abbreviations";
import { foldToneMarks } from "../../prisma/seed/areas/place-name";
import { designations } from "../../prisma/seed/designations";
import { needs } from "../../prisma/seed/needs";
import { poorPercents } from "../../prisma/seed/needs/poverty";
import { organisations, receivers } from "../../prisma/seed/organisations";
import { people } from "../../prisma/seed/people";
import { programmes, sourceProgrammes } from "../../prisma/seed/programmes";

const FACTS_FILE = new URL("../../../shared/data/seed_facts.json", import.meta.url);
const hasFacts = existsSync(FACTS_FILE);
if (!hasFacts) console.warn(`seed facts: ${FACTS_FILE.pathname} is not on this machine, the comparison with the source figures is skipped`);

/** Every number, percentage, date and document number, whatever it is called; the order of a row is no figure. */
function figuresIn(value: unknown, into: (string | number)[] = []): (string | number)[] {
  if (typeof value === "number") into.push(value);
  else if (typeof value === "string" && (/^\d{4}-\d{2}-\d{2}$/.test(value) || /^\d+\/[\p{L}-]+$/u.test(value))) into.push(value);
  else if (Array.isArray(value)) for (const one of value) figuresIn(one, into);
  else if (value && typeof value === "object") for (const [key, one] of Object.entries(value)) if (key !== "position") figuresIn(one, into);
  return into;
}

const areaSeed = compileAreas();
const areaKeys = new Set(areaSeed.areas.map((row) => `${row.code}@${row.validFrom}`));

describe.skipIf(!hasFacts)("every figure of the source documents", () => {
  const facts = hasFacts ? (JSON.parse(readFileSync(FACTS_FILE, "utf8")) as { programmes: Array<Record<string, unknown> & { key: string }> }) : { programmes: [] };
  it.each(facts.programmes.map((one) => [one.key, one] as const))("%s is held by its programme", (key, fact) => {
    const programme = sourceProgrammes.find((one) => one.slug === key);
    expect(programme).toBeDefined();
    const held = new Set<string>();
    for (const figure of figuresIn(programme)) {
      held.add(String(figure));
      if (typeof figure === "string" && /^\d{4}-/.test(figure)) held.add(String(Number(figure.slice(0, 4))));
    }
    held.add(String(programme?.taskGroups.length));
    const partner = programme?.partner;
    if (partner) held.add(String(2025 - partner.since));
    // The age rule of a quota without a number stands in its words.
    for (const quota of programme?.components.flatMap((one) => one.quotas) ?? []) for (const word of quota.ruleEn?.match(/\d+/g) ?? []) held.add(word);
    const missing = figuresIn(fact).map(String).filter((figure) => !held.has(figure));
    expect(missing, `missing from ${key}`).toEqual([]);
  });
});

describe("programmes", () => {
  it("keeps the targets of plan 256 apart and its 14 communes in the plan's order", () => {
    const plan = sourceProgrammes.find((one) => one.slug === "hp-256");
    expect(plan?.indicators.map((one) => one.targets[0]?.percent ?? one.targets[0]?.count)).toEqual([100, 100, 14, 99, 100]);
    expect(plan?.frozenAreas.map((one) => one.areaCode)).toEqual(
      ["11476", "11482", "11479", "11491", "11488", "11485", "11500", "11932", "11944", "11941", "11938", "11935", "11947", "11914"]);
    for (const one of plan?.frozenAreas ?? []) expect(areaKeys).toContain(`${one.areaCode}@${one.areaValidFrom}`);
  });

  it("states over 4 billion disbursed as a lower bound", () => {
    const holt = sourceProgrammes.find((one) => one.slug === "dn-holt");
    expect(holt?.budget.map((line) => [line.kind, line.amount, line.comparator, line.asOf])).toEqual([
      ["budget", 5_000_000_000, "exactly", null], ["disbursed", 4_000_000_000, "at_least", "2025-01-31"]]);
  });

  it("ends every source programme but Lào Cai's, and says what is demonstration", () => {
    expect(sourceProgrammes.filter((one) => one.status === "running").map((one) => one.slug)).toEqual(["lc-52"]);
    for (const one of programmes.filter((each) => each.demo)) expect([one.titleVi, one.titleEn].join(" ")).toMatch(/\(minh họa\) .*\(demonstration\)$/);
  });

  it("names each parent document and predecessor that it refers to", () => {
    for (const one of programmes) {
      const numbers = new Set(one.documents.map((document) => document.number));
      for (const document of one.documents) if (document.parentNumber) expect(numbers).toContain(document.parentNumber);
      if (one.predecessorSlug) expect(programmes.map((each) => each.slug)).toContain(one.predecessorSlug);
    }
  });
});

describe("areas", () => {
  const today = areaSeed.areas.filter((row) => row.validTo === null);

  it("has 34 provinces and 3,321 communes today, each under its province", () => {
    expect(today.filter((row) => row.level === "province")).toHaveLength(34);
    expect(today.filter((row) => row.level === "commune")).toHaveLength(3321);
    const provinces = new Set(today.filter((row) => row.level === "province").map((row) => row.code));
    for (const row of areaSeed.areas) expect(provinces.has(row.provinceCode), row.fullNameVi).toBe(true);
  });

  it("keeps every (code, valid from) once and codes as the schema allows", () => {
    expect(areaKeys.size).toBe(areaSeed.areas.length);
    for (const row of areaSeed.areas) expect(row.code).toMatch(/^[0-9D]{2,5}$/);
    for (const row of areaSeed.areas) expect(row.searchName).toMatch(/^[\x20-\x7e]+$/);
  });

  it("follows Lại Xuân and Liên Khê into two units each, and Cát Bà into Cát Hải", () => {
    const next = (code: string) => areaSeed.successions
      .filter((row) => row.predecessorCode === code && row.predecessorValidFrom === UNKNOWN_EARLIER)
      .map((row) => [row.successorCode, row.split]).sort();
    expect(next("11476")).toEqual([["11488", true], ["11503", true]]);
    expect(next("11485")).toEqual([["11488", true], ["11503", true]]);
    expect(next("11914")).toEqual([["11914", false]]);
    for (const row of areaSeed.successions) {
      expect(areaKeys.has(`${row.predecessorCode}@${row.predecessorValidFrom}`)).toBe(true);
      expect(areaKeys.has(`${row.successorCode}@${row.successorValidFrom}`)).toBe(true);
    }
  });

  it("gives each of the 34 provinces its own abbreviation", () => {
    const codes = today.filter((row) => row.level === "province").map((row) => row.code).sort();
    expect(Object.keys(PROVINCE_ABBREVIATIONS).sort()).toEqual(codes);
    expect(new Set(Object.values(PROVINCE_ABBREVIATIONS)).size).toBe(34);
    for (const letters of Object.values(PROVINCE_ABBREVIATIONS)) expect(letters).toMatch(/^[A-Z]{2,3}$/);
  });

  it.each([["Hoà Bình", "Hòa Bình"], ["Thuỷ Nguyên", "Thủy Nguyên"], ["Quỳ Châu", "Quỳ Châu"], ["Hoàng Sa", "Hoàng Sa"], ["Uỷ ban", "Ủy ban"]])(
    "writes %s as %s", (written, expected) => expect(foldToneMarks(written)).toBe(expected));

  it("designates only units that exist", () => {
    for (const row of designations) expect(areaKeys, row.areaCode).toContain(`${row.areaCode}@${row.areaValidFrom}`);
  });
});

describe("demonstration needs", () => {
  const categories = ["meals", "equipment", "scholarships", "health_checks", "warm_clothing", "play_points", "books_study", "counselling"];
  const states = ["draft", "submitted", "verified", "open", "covered", "delivered", "closed", "withdrawn", "expired"];

  it("has at least 96, twelve in each category, and every state", () => {
    expect(needs.length).toBeGreaterThanOrEqual(96);
    for (const category of categories) expect(needs.filter((one) => one.category === category).length, category).toBeGreaterThanOrEqual(12);
    for (const state of states) expect(needs.some((one) => one.state === state), state).toBe(true);
  });

  it("stands in communes of today that carry the name the need gives", () => {
    const names = new Map(areaSeed.areas.filter((row) => row.validTo === null).map((row) => [row.code, row]));
    for (const one of needs) {
      const area = names.get(one.areaCode);
      expect(areaKeys).toContain(`${one.areaCode}@${TODAY_MAP_FROM}`);
      expect(area?.provinceCode).toBe(one.provinceCode);
      expect(one.placeVi.toLowerCase()).toContain(area?.fullNameVi.toLowerCase());
      expect(one.placeEn).toContain(area?.fullNameEn);
      expect(one.placeEn).toContain(names.get(one.provinceCode)?.nameEn);
    }
  });

  it("never counts fewer than five beneficiaries and never leaves a language empty", () => {
    for (const one of needs) {
      expect(one.beneficiaries === null || one.beneficiaries >= 5, one.titleVi).toBe(true);
      for (const text of [one.titleVi, one.titleEn, one.storyVi, one.storyEn, one.unitVi, one.unitEn, one.whatOneUnitBuysVi, one.whatOneUnitBuysEn]) {
        expect(text.trim().length).toBeGreaterThan(0);
      }
    }
    expect(new Set(needs.map((one) => one.titleVi)).size).toBe(needs.length);
  });

  it("belongs to a receiver and a programme that exist", () => {
    for (const one of needs) {
      expect(receivers.map((each) => each.key)).toContain(one.receiverOrg);
      expect(programmes.map((each) => each.slug)).toContain(one.programmeSlug);
      expect(one.deliveredShare).toBeLessThanOrEqual(one.coveredShare);
    }
  });

  it("states poverty of receivers that exist, and that no state scheme pays only where none is named", () => {
    for (const [key, percent] of Object.entries(poorPercents)) {
      expect(receivers.map((each) => each.key)).toContain(key);
      expect(percent >= 0 && percent <= 100).toBe(true);
    }
    expect(needs.filter((one) => one.noStateSupport && one.stateSupportVi !== null).map((one) => one.titleVi)).toEqual([]);
    expect(needs.some((one) => one.askedBefore) && needs.some((one) => one.noStateSupport)).toBe(true);
  });

  it("shows organisations and people as demonstration", () => {
    for (const one of organisations) expect(one.nameVi).toContain("(minh họa)");
    for (const one of people) expect(one.email).toMatch(/@demo\.tamlongvang\.example$/);
    for (const one of people) expect(one.displayName).toContain("Demo");
  });
});
