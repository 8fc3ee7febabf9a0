import { beforeEach, describe, expect, it } from "vitest";
import { listPublicAddresses } from "~/domain/needs/list-public-addresses.server";
import { db } from "~/platform/database.server";
import { loader } from "~/routes/public/needs-feed";
import { ask } from "../support/visitor-request";

beforeEach(async () => {
  const receiver = await db.organisation.create({ data: { kind: "school", nameVi: "Trường kín", nameEn: "Inner school" } });
  await db.area.create({ data: { code: "31", validFrom: new Date("2025-07-01"), level: "province", kind: "xa", nameVi: "Hải Phòng", fullNameVi: "Thành phố Hải Phòng", nameEn: "Hai Phong", provinceCode: "31" } });
  for (const [code, state, category, day] of [["HP-MEAL-0001", "open", "meals", 1], ["HP-MEAL-0002", "open", "meals", 3], ["HP-WARM-0003", "open", "warm_clothing", 2], ["HP-MEAL-0004", "draft", "meals", 4], ["HP-MEAL-0005", "covered", "meals", 5]] as const) {
    await db.need.create({
      data: {
        code, state, category, titleVi: `Bữa ăn & sữa ${code}`, titleEn: "Lunches", storyVi: "x", storyEn: "x", unitVi: "suất", unitEn: "lunch", unitBuysVi: "x", unitBuysEn: "x", unitPrice: 15_000n, quantity: 100,
        acceptsMoney: true, acceptsInKind: false, ageBand: "primary", areaCode: "31", areaValidFrom: new Date("2025-07-01"), provinceCode: "31", placeVi: "Hải Phòng", placeEn: "Hai Phong", receiverId: receiver.id,
        deadline: new Date("2099-01-31"), internalNote: "kín", publishedAt: new Date(`2026-11-0${day}T00:00:00Z`),
      },
    });
  }
});

const get = (path: string, headers: Record<string, string> = {}) => loader(ask(path, { headers }));
const codes = async (path: string) => [...(await (await get(path)).text()).matchAll(/<id>[^<]*\/needs\/([A-Z0-9-]+)<\/id>/g)].map((match) => match[1]);

describe("the feed of new needs", () => {
  it("holds the open needs of the same filters, the newest first, whatever order and state are asked", async () => {
    expect(await codes("/feeds/needs.atom")).toEqual(["HP-MEAL-0002", "HP-WARM-0003", "HP-MEAL-0001"]);
    expect(await codes("/feeds/needs.atom?category=meals&sort=deadline&state=covered&page=9")).toEqual(["HP-MEAL-0002", "HP-MEAL-0001"]);
  });

  it("is in the language of its address and holds public words only", async () => {
    const [vi, en] = await Promise.all(["/feeds/needs.atom", "/en/feeds/needs.atom"].map(async (path) => (await get(path)).text()));
    expect(vi).toContain("Bữa ăn &amp; sữa HP-MEAL-0001");
    expect(en).toContain('xml:lang="en"');
    expect(en).toContain("/en/needs/HP-MEAL-0001");
    expect(vi! + en!).not.toMatch(/kín|Inner/);
  });

  it("answers 304 to a reader that has it, until a need comes or changes", async () => {
    const tag = (await get("/feeds/needs.atom")).headers.get("ETag")!;
    for (const kept of [tag, tag.replace(/^W\//, "")]) expect((await get("/feeds/needs.atom", { "If-None-Match": kept })).status).toBe(304);
    await db.need.update({ where: { code: "HP-MEAL-0001" }, data: { titleVi: "Bữa ăn khác" } });
    expect((await get("/feeds/needs.atom", { "If-None-Match": tag })).status).toBe(200);
  });
});

describe("the site's list of addresses", () => {
  it("names the lists of every category, and of the provinces that have open needs", async () => {
    const paths = (await listPublicAddresses()).map(({ path }) => path);
    expect(paths).toContain("/needs?category=counselling");
    expect(paths.filter((path) => path.includes("province="))).toEqual(["/needs?province=31"]);
    expect(paths.filter((path) => path.startsWith("/map"))).toEqual(["/map", "/map/31"]);
    expect(paths).toContain("/developers");
    expect(paths.some((path) => /compare|shortlist|searches/.test(path))).toBe(false);
  });
});
