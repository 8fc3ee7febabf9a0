import { z } from "zod";
import { DATA_LICENCE, DATA_ROOT } from "~/domain/open-data/addresses.server";
import { endpointList, type Endpoint } from "~/domain/open-data/endpoints";
import { problem } from "~/domain/open-data/shared-schemas";
import { translator } from "~/locales/i18n";
import type { Locale } from "~/locales/languages";
import { env } from "~/platform/env.server";

export type JsonSchema = { [key: string]: unknown; type?: string; enum?: unknown[]; items?: JsonSchema; properties?: Record<string, JsonSchema>; $ref?: string };
export type Parameter = { name: string; in: "query" | "path"; required: boolean; description: string; schema: JsonSchema; style?: string; explode?: boolean; example?: string };
type Answer = { description: string; headers?: Record<string, unknown>; content?: Record<string, { schema: JsonSchema }> };
export type Operation = { operationId: string; summary: string; description: string; parameters: Parameter[]; responses: Record<string, Answer>; "x-examples": string[]; "x-cost": number };
export type OpenApiDocument = {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string; license: { name: string; url: string }; contact?: { email: string } };
  servers: { url: string }[];
  paths: Record<string, { get: Operation }>;
  components: { schemas: Record<string, JsonSchema> };
};

type Translate = (key: string, params?: Record<string, unknown>) => string;
const pathExamples: Record<string, string> = { code: "HP-MEAL-0007", slug: "tre-em-vung-kho-2026-2030", areaCode: "31", certificate: "TLV-2026-000123" };
const documents = new Map<Locale, OpenApiDocument>();

/** The description of the open data (OpenAPI 3.1) in one language, from the schemas that the answers are checked against. */
export function openApiDocument(locale: Locale): OpenApiDocument {
  const known = documents.get(locale) ?? writeDocument(locale, translator(locale, "api"));
  documents.set(locale, known);
  return known;
}

function writeDocument(locale: Locale, t: Translate): OpenApiDocument {
  return {
    openapi: "3.1.0",
    info: {
      title: t("document.title"), version: "1", description: t("document.description", { limit: env.OPEN_DATA_PER_MINUTE }), license: { name: "CC BY 4.0", url: DATA_LICENCE },
      ...(env.fund.email ? { contact: { email: env.fund.email } } : {}),
    },
    servers: [{ url: env.origin + DATA_ROOT }],
    paths: Object.fromEntries(endpointList.map((endpoint) => [endpoint.path, { get: operationOf(endpoint, t) }])),
    components: { schemas: schemasOf(t) },
  };
}

function operationOf(endpoint: Endpoint, t: Translate): Operation {
  const named = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const path = named.map((name): Parameter => ({ name, in: "path", required: true, description: t(`path.${name}`), schema: { type: "string" }, example: pathExamples[name] }));
  const { properties = {}, required = [] } = bare(z.toJSONSchema(endpoint.query, { io: "input" })) as { properties?: Record<string, JsonSchema>; required?: string[] };
  const query = Object.entries(properties).map(([name, schema]): Parameter => ({
    name, in: "query", required: required.includes(name), description: t(`parameter.${name}`), schema, ...(schema.type === "array" ? { style: "form", explode: false } : {}),
  }));
  const faults = ["400", ...(path.length > 0 ? ["404"] : []), "405", "429", "500", "503"];
  return {
    operationId: endpoint.id,
    summary: t(`endpoint.${endpoint.id}.title`),
    description: t(`endpoint.${endpoint.id}.text`),
    parameters: [...path, ...query],
    responses: {
      "200": { description: t("answer.200"), content: { [endpoint.media]: { schema: answerOf(endpoint) } } },
      ...(endpoint.media === "application/json" && endpoint.cost === 1 ? { "304": { description: t("answer.304") } } : {}),
      ...Object.fromEntries(faults.map((status) => [status, { description: t(`answer.${status}`), content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } }])),
    },
    "x-examples": [...endpoint.examples],
    "x-cost": endpoint.cost,
  };
}

function answerOf({ answer, media }: Endpoint): JsonSchema {
  if (media === "text/csv") return { type: "string" };
  const id = answer && z.globalRegistry.get(answer)?.id;
  return id ? { $ref: `#/components/schemas/${id}` } : { type: "object" };
}

/** Every named schema that an answer is made of. */
function schemasOf(t: Translate): Record<string, JsonSchema> {
  const whole = z.toJSONSchema(z.tuple([problem, ...endpointList.flatMap(({ answer }) => (answer ? [answer] : []))]), { reused: "inline" }) as { $defs?: Record<string, JsonSchema> };
  return Object.fromEntries(Object.entries(whole.$defs ?? {}).map(([name, schema]) => [name, described(name, bare(schema), t)]));
}

/** Without what says the same twice or points where nothing is: patterns of days and moments, and the names of drafts. */
function bare(schema: unknown): JsonSchema {
  if (Array.isArray(schema)) return schema.map(bare) as unknown as JsonSchema;
  if (typeof schema !== "object" || schema === null) return schema as JsonSchema;
  const dated = "format" in schema && (schema.format === "date" || schema.format === "date-time");
  const kept = Object.entries(schema).filter(([key, value]) => key !== "$schema" && key !== "$id" && !(key === "id" && typeof value === "string") && !(dated && key === "pattern") && !(key === "maximum" && value === Number.MAX_SAFE_INTEGER) && !(key === "minimum" && value === Number.MIN_SAFE_INTEGER));
  return Object.fromEntries(kept.map(([key, value]) => [key, key === "$ref" ? String(value).replace("#/$defs/", "#/components/schemas/") : bare(value)]));
}

function described(name: string, schema: JsonSchema, t: Translate): JsonSchema {
  const own = (field: string) => [`field.${name}.${field}`, `field.${field}`].map((key) => [key, t(key)]).find(([key, text]) => text !== key)?.[1];
  const properties = Object.entries(schema.properties ?? {}).map(([field, property]) => [field, { ...property, description: own(field) }]);
  return { ...schema, description: t(`schema.${name}`), ...(schema.properties ? { properties: Object.fromEntries(properties) } : {}) };
}
