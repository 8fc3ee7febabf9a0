import { beforeEach, describe, expect, it } from "vitest";
import { db } from "~/platform/database.server";
import type { EndpointId } from "~/domain/open-data/endpoints";
import { openApiDocument } from "~/domain/open-data/openapi-document.server";
import { env } from "~/platform/env.server";
import { makeNeed, makeOrganisation } from "../support/factories";
import { departures } from "../support/openapi-schema";
import { askOpenData } from "../support/open-data-routes";

/** An answer, read as JSON. */
async function get(id: EndpointId, query = "", more: Parameters<typeof askOpenData>[2] = {}) {
  const { text, ...answer } = await askOpenData(id, query, more);
  return { ...answer, body: (text ? JSON.parse(text) : null) as Record<string, never> };
}

/** An answer as it is described: nothing else in it. */
async function described(schema: string, id: EndpointId, query = "", params: Record<string, string> = {}) {
  const { status, body } = await get(id, query, { params });
  expect(status, JSON.stringify(body)).toBe(200);
  expect(departures(openApiDocument("vi") as never, schema, body)).toEqual([]);
  return body as Record<string, unknown>;
}

const codesOf = (body: Record<string, unknown>) => (body.needs as { code: string }[]).map(({ code }) => code);

let receiverId: string;
beforeEach(async () => {
  receiverId = await makeOrganisation();
});

async function makeNeeds(count: number) {
  for (let index = 1; index <= count; index += 1)
    await makeNeed({ receiverId, code: `HP-MEAL-${String(index).padStart(4, "0")}`, priorityScore: index % 3, deadline: new Date(`2027-0${(index % 4) + 1}-15`), beneficiaries: index < 5 ? null : index, titleVi: `Bữa trưa bán trú ${index}`, publishedAt: new Date(Date.UTC(2026, 0, index % 5)), unitsAllocated: index % 4 });
  await db.area.updateMany({ data: { latitude: 20.9, longitude: 106.6 } });
}

describe("needs as open data", () => {
  it.each(["sort=priority", "sort=deadline", "sort=newest", "sort=remaining", "sort=code", "q=bua+trua", "q=bua+trua&sort=relevance", "near=31&sort=nearest", "state=all&sort=deadline"])("come whole and once page by page: %s", async (query) => {
    await makeNeeds(11);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const body = await described("NeedList", "needs", `?${query}&limit=3${cursor ? `&cursor=${cursor}` : ""}`);
      expect(body.total).toBe(11);
      seen.push(...codesOf(body));
      cursor = body.nextCursor as string | null;
    } while (cursor && seen.length < 30);
    const whole = await described("NeedList", "needs", `?${query}&limit=100`);
    expect(seen).toEqual(codesOf(whole));
    expect(new Set(seen).size).toBe(11);
  });

  it("neither miss nor repeat one when needs come and go between two pages", async () => {
    await makeNeeds(6);
    const first = await described("NeedList", "needs", "?sort=code&limit=3");
    await db.need.update({ where: { code: "HP-MEAL-0001" }, data: { state: "withdrawn" } });
    await makeNeed({ receiverId, code: "HP-BOOK-0001" });
    const second = await described("NeedList", "needs", `?sort=code&limit=3&cursor=${String(first.nextCursor)}`);
    expect([...codesOf(first), ...codesOf(second)]).toEqual([1, 2, 3, 4, 5, 6].map((index) => `HP-MEAL-000${index}`));
  });

  it("hold nothing that is not public", async () => {
    await makeNeed({ receiverId, code: "HP-MEAL-0001", internalNote: "kín", exactLocation: "kín" });
    await makeNeed({ receiverId, code: "HP-MEAL-0002", state: "draft" });
    const body = await described("NeedList", "needs", "?state=all");
    expect(codesOf(body)).toEqual(["HP-MEAL-0001"]);
    expect(JSON.stringify(body)).not.toContain("kín");
    expect((await get("need", "", { params: { code: "HP-MEAL-0002" } })).status).toBe(404);
    await described("NeedDetail", "need", "", { code: "hp-meal-0001" });
  });

  it("are told to have changed by their ETag alone", async () => {
    await makeNeeds(2);
    const { response } = await get("needs");
    const tag = response.headers.get("ETag")!;
    const again = await get("needs", "", { headers: { "If-None-Match": `"other", ${tag.replace("W/", "")}` } });
    expect([again.status, again.body, again.response.headers.get("ETag")]).toEqual([304, null, tag]);
    await db.need.update({ where: { code: "HP-MEAL-0001" }, data: { unitsAllocated: 3 } });
    expect((await get("needs", "", { headers: { "If-None-Match": tag } })).status).toBe(200);
  });

  it("may be read by pages of any site, and say licence and next page", async () => {
    await makeNeeds(3);
    const { response, body } = await get("needs", "?limit=1&category=meals,equipment");
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(response.headers.get("Link")).toContain('rel="license"');
    expect(response.headers.get("Link")).toContain(`cursor=${String(body.nextCursor)}>; rel="next"`);
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});

describe("a wrong parameter", () => {
  it.each([
    ["?limit=0", "limit"], ["?limit=101", "limit"], ["?limit=x", "limit"], ["?limit=1&limit=2", "limit"], ["?categry=meals", "categry"], ["?category=meals,food", "category"], ["?state=draft", "state"], ["?q=%00", "q"],
    ["?price=51000", "price"], ["?by=2027-13", "by"], ["?province=99", "province"], ["?commune=11503&province=01", "province"], ["?commune=99999", "commune"], ["?near=98765", "near"], ["?sort=nearest", "sort"],
    ["?sort=relevance", "sort"], ["?cursor=abc", "cursor"], ["?__proto__=1", "__proto__"], ["?page=2", "page"],
  ])("is named: %s", async (query, parameter) => {
    await makeNeed({ receiverId });
    const { status, body, response } = await get("needs", query);
    expect([status, body.code, body.parameter]).toEqual([400, "invalid-parameter", parameter]);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect(departures(openApiDocument("vi") as never, "Problem", body)).toEqual([]);
  });

  it("is explained in the language that is accepted", async () => {
    expect((await get("needs", "?limit=0")).body).toMatchObject({ title: "Tham số sai", errors: [{ parameter: "limit", detail: "Phải là số nguyên từ 1 đến 100." }] });
    expect((await get("needs", "?limit=0", { headers: { "Accept-Language": "fr, en-GB;q=0.8, vi;q=0.2" } })).body).toMatchObject({ title: "Wrong parameter", errors: [{ detail: "Must be a whole number from 1 to 100." }] });
  });

  it("is a cursor of another question", async () => {
    await makeNeeds(4);
    const { nextCursor } = await described("NeedList", "needs", "?limit=1&sort=deadline");
    for (const query of ["sort=priority", "sort=deadline&category=meals"]) expect((await get("needs", `?limit=1&${query}&cursor=${String(nextCursor)}`)).body).toMatchObject({ parameter: "cursor" });
    expect((await get("needs", `?limit=2&sort=deadline&cursor=${String(nextCursor)}`)).status).toBe(200);
  });
});

describe("requests", () => {
  it("are counted by network address, and refused with the time to wait", async () => {
    const before = env.OPEN_DATA_PER_MINUTE;
    env.OPEN_DATA_PER_MINUTE = 3;
    try {
      const left = [];
      for (let index = 0; index < 3; index += 1) left.push((await get("needs", "", { address: "198.51.100.200" })).response.headers.get("RateLimit"));
      expect(left.map((value) => /^"minute";r=(\d);t=\d+$/.exec(value!)?.[1])).toEqual(["2", "1", "0"]);
      const { status, body, response } = await get("needs", "", { address: "198.51.100.200" });
      expect([status, body.code]).toEqual([429, "too-many-requests"]);
      expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(0);
      expect(response.headers.get("RateLimit-Policy")).toBe('"minute";q=3;w=60');
      expect((await get("needs", "", { address: "198.51.100.201" })).status).toBe(200);
    } finally {
      env.OPEN_DATA_PER_MINUTE = before;
    }
  });
});

describe("areas as open data", () => {
  beforeEach(async () => {
    await makeNeed({ receiverId });
    const past = { validFrom: new Date("1900-01-01"), validTo: new Date("2025-06-30"), level: "commune", kind: "xa", nameVi: "Liên Khê", fullNameVi: "Xã Liên Khê", nameEn: "Lien Khe", provinceCode: "31" };
    await db.area.create({ data: { ...past, code: "11485", formerDistrict: "Huyện Thủy Nguyên" } });
    await db.areaSuccession.create({ data: { predecessorCode: "11485", predecessorValidFrom: past.validFrom, successorCode: "11503", successorValidFrom: new Date("2025-07-01"), split: false } });
  });

  it("are the provinces, the communes of one, and what an old name finds", async () => {
    const codes = async (query: string) => ((await described("AreaList", "areas", query)).areas as { code: string }[]).map(({ code }) => code);
    expect(await codes("")).toEqual(["31"]);
    expect(await codes("?province=31")).toEqual(["11503"]);
    expect(await codes("?q=lien+khe")).toEqual(["11503"]);
    expect(await codes("?q=lien+khe&province=31&limit=1")).toEqual(["11503"]);
    expect((await get("areas", "?q=a")).body).toMatchObject({ parameter: "q" });
    expect((await described("AreaDetail", "area", "", { areaCode: "11503" })).predecessors).toMatchObject([{ name: "Xã Liên Khê", until: "2025-06-30" }]);
  });

  it.each(["", "1", "99999", "%00", "31\u0000"])("are not found by %j", async (areaCode) => expect((await get("area", "", { params: { areaCode } })).status).toBe(404));
});

describe("sums and certificates", () => {
  it("answer even when nothing has moved, and name what is wrong", async () => {
    for (const by of ["programme", "province", "category", "month"]) expect((await described("Aggregates", "aggregates", `?by=${by}`)).withheld).toBe(false);
    expect((await get("aggregates")).body).toMatchObject({ parameter: "by" });
    expect((await get("aggregates", "?by=commune")).body).toMatchObject({ parameter: "by" });
    expect((await get("aggregates", "?by=month&year=2099")).body).toMatchObject({ parameter: "year" });
    for (const code of ["", "TLV-2026-000001", "x".repeat(5000), "\u0000"]) expect((await get("certificate", "", { params: { certificate: code } })).status).toBe(404);
  });
});
