import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { endpointList, type EndpointId } from "~/domain/open-data/endpoints";
import { openApiDocument, type JsonSchema, type Operation } from "~/domain/open-data/openapi-document.server";
import { needCategories } from "~/domain/needs/need";
import { db } from "~/platform/database.server";
import { deliverAll, paidPledge } from "../support/deliver";
import { makeNeed, setStage } from "../support/factories";
import { fuzz } from "../support/fuzz";
import { askOpenData } from "../support/open-data-routes";
import { departures } from "../support/openapi-schema";
import { oddText, sampled } from "../support/webhook-fuzz";

const document = openApiDocument("en");
type Asked = { query: string; params: Record<string, string>; headers: Record<string, string> };

beforeEach(async () => {
  const stage = await setStage({ beneficiaries: 30 });
  for (let index = 2; index < 12; index += 1) await makeNeed({ receiverId: stage.receiverId, code: `HP-MEAL-${String(index).padStart(4, "0")}`, category: needCategories[index % 8], titleVi: `=Bữa "trưa", ${index}`, beneficiaries: 5 + index });
  await db.area.updateMany({ data: { latitude: 20.9, longitude: 106.6 } });
  const words = { titleVi: "Bữa trưa Demo", titleEn: "Demo lunches", summaryVi: "Tóm tắt", summaryEn: "Summary", state: "running", periodFrom: new Date("2026-01-01"), periodTo: new Date("2030-01-01") };
  const { id: programmeId } = await db.programme.create({ data: { slug: "bua-trua", ...words } });
  await db.need.updateMany({ where: { code: stage.needCode }, data: { programmeId } });
  await deliverAll(stage, await paidPledge(stage, 2));
});

const KNOWN: Record<string, string[]> = { q: ["bữa", "bua trua", "đặc biệt khó khăn", "20 triệu", "a:*&b"], province: ["31"], commune: ["11503"], programme: ["bua-trua"], near: ["31", "11503"] };
const KNOWN_PATHS: Record<string, string[]> = { code: ["HP-MEAL-0001", "hp-meal-0003"], slug: ["bua-trua"], areaCode: ["31", "11503"], certificate: ["TLV-2026-000001"] };

/** Values that a schema of the document allows, as they stand in an address. */
function allowed(name: string, schema: JsonSchema): fc.Arbitrary<string> {
  if (schema.enum) return fc.constantFrom(...schema.enum.map(String));
  if (schema.type === "array") return fc.array(allowed(name, schema.items!), { minLength: 1, maxLength: 3 }).map((values) => values.join(","));
  if (schema.type === "integer") return fc.integer({ min: Number(schema.minimum), max: Number(schema.maximum) }).map(String);
  const known = KNOWN[name];
  return known ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: written(schema.pattern) }) : written(schema.pattern);
}

/** Text that a pattern allows. fast-check writes no text for a class of Unicode's properties, so there what does not fit is thrown away. */
function written(pattern: unknown): fc.Arbitrary<string> {
  if (typeof pattern !== "string") return fc.string();
  const shape = new RegExp(pattern, "u");
  return pattern.includes("\\p{") ? fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => shape.test(text)) : fc.stringMatching(shape, { maxLength: 100 });
}

const hostile = fc.oneof(oddText, fc.constantFrom("", "-1", "0", "1e9", "NaN", "null", "[]", "__proto__", "99999999999999999999", "\u0000", "../..", "'||1", "'; --", "%_\\", ",".repeat(500), "2027-13", "²"));

/** A query of the parameters that the document names, most of them as they should be, some as nobody should write them; and headers. */
function asked({ parameters }: Operation, hostileShare: number): fc.Arbitrary<Asked> {
  const value = (name: string, schema: JsonSchema) => fc.oneof({ weight: 100 - hostileShare, arbitrary: allowed(name, schema) }, { weight: hostileShare, arbitrary: hostile });
  const query = fc.subarray(parameters.filter((one) => one.in === "query")).chain((chosen) =>
    fc.tuple(fc.tuple(...chosen.map((one) => value(one.name, one.schema).map((text) => [one.name, text] as const))), hostileShare > 0 ? fc.option(fc.tuple(hostile, hostile), { freq: 6 }) : fc.constant(null)),
  );
  const params = fc.record(Object.fromEntries(parameters.filter((one) => one.in === "path").map((one) => [one.name, fc.oneof({ weight: 100 - hostileShare, arbitrary: fc.constantFrom(...KNOWN_PATHS[one.name]!) }, { weight: hostileShare, arbitrary: hostile })])));
  const headers = fc.record({ "Accept-Language": fc.constantFrom("vi", "en;q=0.5", "*", ";;q=,", "fr"), "If-None-Match": fc.constantFrom('"x"', "W/,", "") });
  return fc.tuple(query, params, headers).map(([[pairs, more], path, head]) => ({ query: `?${new URLSearchParams([...pairs, ...(more ? [more] : [])].map(([name, text]) => [name, text]))}`, params: path, headers: head }));
}

describe("every address of the open data under fire", () => {
  it("answers as it is described, or says what is wrong", async () => {
    for (const { id, path } of endpointList) {
      const operation = document.paths[path]!.get;
      const answers: Record<number, number> = {};
      for (const input of [...sampled(asked(operation, 0), fuzz.inputs / 20), ...sampled(asked(operation, 30), fuzz.inputs / 20)]) {
        const { response, status, text } = await askOpenData(id as EndpointId, input.query, input);
        answers[status] = (answers[status] ?? 0) + 1;
        const told = `seed ${fuzz.seed}: ${path} ${JSON.stringify(input).slice(0, 400)} → ${status} ${text.slice(0, 300)}`;
        expect(status, told).toBeLessThan(500);
        expect(Object.keys(operation.responses), told).toContain(String(status));
        expect(faultsOf(operation, response, text), told).toEqual([]);
      }
      console.log(`${path}, seed ${fuzz.seed}: ${JSON.stringify(answers)}`);
      if (id !== "certificate") expect(answers[200], `${path} was never asked rightly`).toBeGreaterThan(0);
    }
  });
});

/** Where an answer departs from what the document says of it. */
function faultsOf(operation: Operation, response: Response, text: string): string[] {
  const content = operation.responses[String(response.status)]!.content;
  if (!content) return text === "" ? [] : ["a body that nobody described"];
  const type = (response.headers.get("Content-Type") ?? "").split(";")[0]!;
  if (!content[type]) return [`the kind ${type}`];
  const name = content[type].schema.$ref?.split("/").at(-1);
  if (!name) return type === "text/csv" ? csvFaults(text) : [];
  const values = type === "application/x-ndjson" ? text.split("\n").filter(Boolean) : [text];
  return values.flatMap((value) => departures(document as never, name, JSON.parse(value)));
}

/** No cell of a table may begin as a formula does. */
function csvFaults(text: string): string[] {
  return text.split(/\r\n/).filter((line) => /(^|,)"?[=+@\t]/.test(line.slice(1)));
}
