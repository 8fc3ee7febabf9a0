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
    expect((await shown(after, "/shortlist?dropped=HP-MEAL-0002")).offered).toEqual({ why: "dropped", code: "HP-MEAL-0002" });
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

  it("takes a press without a form token only where the browser itself says that a page of ours sent it", async () => {
    const bare = async (headers: Record<string, string>) => {
      const request = sendForm("/shortlist", { intent: "keep", code: "HP-MEAL-0001" }, { token: "none", headers: { Origin: "", ...headers } });
      for (const [name, value] of Object.entries({ Origin: "", ...headers })) if (value === "") request.request.headers.delete(name);
      return (await action(request).catch((refused: Response) => refused)) as Response;
    };
    for (const own of [{ Origin: "http://localhost:3000" }, { "Sec-Fetch-Site": "same-origin" }, { "Sec-Fetch-Site": "same-origin", Origin: "null" }] as Record<string, string>[]) expect(cookiesOf(await bare(own)).length, JSON.stringify(own)).toBe(1);
    for (const foreign of [{ Origin: "https://evil.example" }, { Origin: "null" }, { "Sec-Fetch-Site": "cross-site" }, { "Sec-Fetch-Site": "same-site", Origin: "http://localhost:3000" }, { "Sec-Fetch-Site": "none" }] as Record<string, string>[]) {
      const answer = await bare(foreign);
      expect([answer.status, cookiesOf(answer)], JSON.stringify(foreign)).toEqual([403, []]);
    }
    const silent = await bare({});
    expect([silent.status, silent.headers.get("Location"), cookiesOf(silent)]).toEqual([302, "/shortlist?offered=HP-MEAL-0001", []]);
    expect((await shown([], "/shortlist?offered=HP-MEAL-0001")).offered).toEqual({ why: "offered", code: "HP-MEAL-0001" });
  });

  it("refuses a form token that is not the browser's, whatever else it says", async () => {
    await expect(action(sendForm("/shortlist", { intent: "keep", code: "HP-MEAL-0001" }, { token: "foreign" }))).rejects.toMatchObject({ status: 403 });
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
