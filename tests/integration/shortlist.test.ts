import { beforeEach, describe, expect, it } from "vitest";
import { compareNeeds } from "~/domain/search/compare-needs.server";
import { db } from "~/platform/database.server";
import { action, loader } from "~/routes/public/shortlist";
import { readShortlist } from "~/routes/guards/shortlist.server";
import { ask, cookiesOf, sendForm } from "../support/visitor-request";


beforeEach(async () => {
  const receiver = await db.organisation.create({ data: { kind: "school", nameVi: "Trường kín", nameEn: "Inner school" } });
  await db.area.create({ data: { code: "31", validFrom: new Date("2025-07-01"), level: "province", kind: "xa", nameVi: "Hải Phòng", fullNameVi: "Hải Phòng", nameEn: "Hai Phong", provinceCode: "31" } });
  for (const [code, state] of [["HP-MEAL-0001", "open"], ["HP-MEAL-0002", "open"], ["HP-MEAL-0003", "draft"], ["HP-MEAL-0004", "open"], ["HP-MEAL-0005", "open"], ["HP-MEAL-0006", "open"]] as const) {
    await db.need.create({
      data: {
        code, state, category: "meals", titleVi: `Bữa ăn ${code}`, titleEn: "Lunches", storyVi: "x", storyEn: "x", unitVi: "suất", unitEn: "lunch", unitBuysVi: "x", unitBuysEn: "x", unitPrice: 15_000n, quantity: 100,
        acceptsMoney: true, acceptsInKind: false, ageBand: "primary", areaCode: "31", areaValidFrom: new Date("2025-07-01"), provinceCode: "31", placeVi: "Hải Phòng", placeEn: "Hai Phong", receiverId: receiver.id,
        deadline: new Date("2099-01-31"), internalNote: "kín",
      },
    });
  }
});

const press = async (fields: Record<string, string>, cookies: string[] = [], path = "/shortlist") => (await action(sendForm(path, fields, { cookies }))) as Response;
const shown = (cookies: string[], path = "/shortlist") => loader(ask(path, { cookies }));
const keep = (code: string, cookies: string[] = []) => press({ intent: "keep", code }, cookies).then(cookiesOf);

describe("the shortlist of a browser", () => {
  it("keeps public needs in the order of keeping, signed out, and drops them", async () => {
    const cookies = await keep("HP-MEAL-0001", await keep("HP-MEAL-0002"));
    expect((await shown(cookies)).needs.map(({ code }) => code)).toEqual(["HP-MEAL-0002", "HP-MEAL-0001"]);
    const after = cookiesOf(await press({ intent: "drop", code: "HP-MEAL-0002" }, cookies));
    expect((await shown(after, "/shortlist?dropped=HP-MEAL-0002")).dropped).toBe("HP-MEAL-0002");
    expect((await shown(after)).needs.map(({ code }) => code)).toEqual(["HP-MEAL-0001"]);
  });

  it("goes back to the page of the button, never to another site", async () => {
    expect((await press({ intent: "keep", code: "HP-MEAL-0001", next: "/en/needs?q=a" }, [], "/en/shortlist")).headers.get("Location")).toBe("/en/needs?q=a");
    expect((await press({ intent: "keep", code: "HP-MEAL-0001", next: "//evil.example" })).headers.get("Location")).toBe("/shortlist");
  });

  it("shows nothing that is not public, and says how many are gone", async () => {
    const { needs, gone } = await shown(await keep("HP-MEAL-0003", await keep("HP-MEAL-0001")));
    expect([needs.length, gone]).toEqual([1, 1]);
    expect(JSON.stringify(needs)).not.toMatch(/kín|Inner/);
  });

  it("believes no cookie that we did not sign", async () => {
    const [cookie] = await keep("HP-MEAL-0001");
    const [name, value] = cookie!.split(";")[0]!.split("=") as [string, string];
    expect(readShortlist(ask("/shortlist", { cookies: [`${name}=${Buffer.from("HP-MEAL-0002").toString("base64url")}.${value.split(".")[1]}`] }).request)).toEqual([]);
    expect(readShortlist(ask("/shortlist", { cookies: [cookie!] }).request)).toEqual(["HP-MEAL-0001"]);
  });
});

describe("a comparison", () => {
  it("takes the first four public needs in the order asked for", async () => {
    const { needs, left, unknown } = await compareNeeds(["HP-MEAL-0005", "hp-meal-0001", "HP-MEAL-0003", "HP-MEAL-0005", "x", "HP-MEAL-0002", "HP-MEAL-0006"]);
    expect(needs.map(({ code }) => code)).toEqual(["HP-MEAL-0005", "HP-MEAL-0001", "HP-MEAL-0002"]);
    expect([left, unknown]).toEqual([1, 1]);
  });
});
