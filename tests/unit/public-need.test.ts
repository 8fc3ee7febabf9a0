import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { needCard, publicNeedView } from "~/domain/needs/public-need-view";
import { publicDeliveryEventKinds, publicNeedEventKinds, publicNeedSelect, publicNeedStates, publicPledgeEventKinds, smallestPublicGroup, type PublicNeedRow } from "~/domain/privacy/public-need";

const migration = readFileSync("prisma/migrations/20261123000000_foundation/migration.sql", "utf8");
const model = /^model Need \{\n([\s\S]*?)^\}/m.exec(readFileSync("prisma/models/needs.prisma", "utf8"))![1]!;
const camel = (name: string) => name.replace(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase());
const restrictedColumns = (table: string) => [...migration.matchAll(new RegExp(`COMMENT ON COLUMN ${table}\\.(\\w+) IS 'restricted'`, "g"))].map((match) => camel(match[1]!));

/** The columns of a need that strangers may see. A column added to the allow-list must be added here too, after thinking about children. */
const AGREED = [
  "acceptsInKind", "acceptsMoney", "acceptsVolunteers", "ageBand", "areaCode", "beneficiaries", "bridgeOf", "category", "code", "deadline", "demo", "languages", "placeEn", "placeVi", "priorityReasons", "priorityScore",
  "programme", "provinceCode", "publishedAt", "quantity", "receiver", "state", "stateSupportEn", "stateSupportVi", "storyEn", "storyVi", "titleEn", "titleVi", "unitBuysEn",
  "unitBuysVi", "unitEn", "unitPrice", "unitVi", "unitsAllocated", "unitsDelivered", "unitsPaid",
];

const row = (more: Partial<PublicNeedRow> = {}): PublicNeedRow => ({
  code: "HP-MEAL-0001", category: "meals", state: "open", titleVi: "Bữa ăn", titleEn: "Meals", storyVi: "Chuyện", storyEn: "Story", unitVi: "suất", unitEn: "lunch",
  unitBuysVi: "cơm", unitBuysEn: "rice", unitPrice: 15_000n, quantity: 100, acceptsMoney: true, acceptsInKind: false, acceptsVolunteers: false, languages: ["vi", "en"], beneficiaries: 30, ageBand: "primary", areaCode: "11503",
  provinceCode: "31", placeVi: "Hải Phòng", placeEn: "Hai Phong", deadline: new Date("2027-01-31"), priorityScore: 50, priorityReasons: [], stateSupportVi: null,
  stateSupportEn: null, unitsAllocated: 10, unitsPaid: 5, unitsDelivered: 0, demo: true, publishedAt: null, receiver: { kind: "school" }, programme: null, bridgeOf: null, ...more,
});

describe("what strangers may read of a need", () => {
  it("is exactly what was agreed", () => {
    expect(Object.keys(publicNeedSelect).sort()).toEqual(AGREED);
  });

  it("holds no column that the schema marks as restricted, nor any that tells who wrote or receives it", () => {
    const restricted = restrictedColumns("need");
    expect(restricted).toContain("exactLocation");
    const inside = [...restricted, "id", "receiverId", "createdBy"];
    expect(Object.keys(publicNeedSelect).filter((column) => inside.includes(column))).toEqual([]);
    for (const column of restricted) expect(model).toContain(column);
  });

  it("names the receiver by its kind alone, and the programme by public words", () => {
    expect(publicNeedSelect.receiver).toEqual({ select: { kind: true } });
    expect(Object.keys(publicNeedSelect.programme.select).sort()).toEqual(["demo", "slug", "titleEn", "titleVi"]);
  });

  it("names the need a bridge comes from by its code alone", () => {
    expect(publicNeedSelect.bridgeOf).toEqual({ select: { code: true } });
  });

  it("leaves drafts, needs under verification and withdrawn ones inside", () => {
    for (const state of ["draft", "submitted", "verified", "withdrawn"]) expect(publicNeedStates).not.toContain(state);
  });

  it("tells of its past no more than that, when and how many", () => {
    expect([...publicNeedEventKinds, ...publicPledgeEventKinds, ...publicDeliveryEventKinds].filter((kind) => /^(person|role|child|transfer|payment)\./.test(kind))).toEqual([]);
  });
});

describe("the number of children", () => {
  it.each([0, 1, 4])("is not told when it is %i", (beneficiaries) => {
    expect(publicNeedView(row({ beneficiaries })).beneficiaries).toBeNull();
  });

  it.each([5, 230])("is told when it is %i", (beneficiaries) => {
    expect(publicNeedView(row({ beneficiaries })).beneficiaries).toBe(beneficiaries);
  });

  it("is public from five on", () => {
    expect(smallestPublicGroup).toBe(5);
  });
});

describe("the card of a need", () => {
  it("picks each fact by name, so that nothing else can slip through", () => {
    const smuggled = { ...publicNeedView(row()), exactLocation: "kanarie", internalNote: "kanarie", receiver: { name: "kanarie" } };
    expect(JSON.stringify(needCard(smuggled, "vi"))).not.toContain("kanarie");
  });

  it("reads a stored reason only when it is one of the rule, and field by field", () => {
    const priorityReasons = [{ kind: "deadline", points: 14, within: 14, note: "kanarie" }, { kind: "deadline", points: 4 }, { vi: "Một", en: "One", points: 5 }, { kind: "waiting", points: 1, days: 15 }];
    const view = publicNeedView(row({ priorityReasons }));
    expect(view.priorityReasons).toEqual([{ kind: "deadline", points: 14, within: 14 }, { kind: "waiting", points: 1, days: 15 }]);
    expect(needCard(view, "en").topReason).toBe("due within 14 days");
  });
});
