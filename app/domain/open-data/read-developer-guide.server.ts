import { DATA_ROOT } from "~/domain/open-data/addresses.server";
import type { DeveloperGuide, GuideEndpoint, GuideSchema } from "~/domain/open-data/developer-guide";
import { openApiDocument, type JsonSchema, type OpenApiDocument, type Operation } from "~/domain/open-data/openapi-document.server";
import { problemCodes, problemOf } from "~/domain/open-data/problem.server";
import { translator } from "~/locales/i18n";
import type { Locale } from "~/locales/languages";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";

type Translate = (key: string, params?: Record<string, unknown>) => string;

/** The OpenAPI description as people read it, with examples that answer something today. */
export async function readDeveloperGuide(locale: Locale): Promise<DeveloperGuide> {
  const document = openApiDocument(locale);
  const t = translator(locale, "api");
  const examples = await findExamples();
  return {
    root: env.origin + DATA_ROOT,
    endpoints: Object.entries(document.paths).map(([path, { get }]) => endpointOf(path, get, examples, t)),
    schemas: Object.entries(document.components.schemas).map(([name, schema]) => schemaOf(name, schema, t)),
    problems: problemCodes.map((code) => {
      const { status, title, detail } = problemOf(code, locale, { limit: env.OPEN_DATA_PER_MINUTE, seconds: 60, parameters: "limit" });
      return { code, status, title, detail };
    }),
    limit: env.OPEN_DATA_PER_MINUTE,
    exampleNeed: examples.code ?? null,
  };
}

/** What stands in paths: the first of its kind that is public. */
async function findExamples(): Promise<Record<string, string | undefined>> {
  const [need, programme, certificate] = await Promise.all([
    db.need.findFirst({ where: { state: "open" }, orderBy: { code: "asc" }, select: { code: true } }),
    db.programme.findFirst({ orderBy: [{ position: "asc" }, { slug: "asc" }], select: { slug: true } }),
    db.certificate.findFirst({ where: { state: "issued" }, orderBy: { number: "asc" }, select: { number: true } }),
  ]);
  return { code: need?.code, slug: programme?.slug, areaCode: "31", certificate: certificate?.number ?? undefined };
}

function endpointOf(path: string, get: Operation, examples: Record<string, string | undefined>, t: Translate): GuideEndpoint {
  const [media, content] = Object.entries(get.responses["200"]!.content ?? {})[0]!;
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => examples[name] ?? get.parameters.find((one) => one.name === name)?.example ?? name);
  return {
    id: get.operationId,
    path: DATA_ROOT + path,
    title: get.summary,
    text: get.description,
    parameters: get.parameters.map(({ name, schema, required, description }) => ({ name, kind: kindOf(schema, t), required, description })),
    examples: get["x-examples"].map((query) => `${env.origin}${DATA_ROOT}${filled}${query ? `?${query}` : ""}`),
    answer: nameOf(content.schema),
    media,
    cost: get["x-cost"],
  };
}

function schemaOf(name: string, schema: OpenApiDocument["components"]["schemas"][string], t: Translate): GuideSchema {
  const fields = Object.entries(schema.properties ?? {}).map(([field, property]) => ({ name: field, kind: kindOf(property, t), description: String(property.description ?? "") }));
  return { name, description: String(schema.description ?? ""), fields };
}

function nameOf(schema: JsonSchema): string | null {
  return schema.$ref?.split("/").at(-1) ?? null;
}

/** A schema in a few words. */
function kindOf(schema: JsonSchema, t: Translate): string {
  const { type, anyOf, minimum, maximum, format, items } = schema;
  const choices = schema.enum ?? ("const" in schema ? [schema.const] : undefined);
  if (Array.isArray(anyOf)) return t("kind.orNull", { kind: kindOf((anyOf as JsonSchema[]).find((one) => one.type !== "null")!, t) });
  if (Array.isArray(type)) return t("kind.orNull", { kind: kindOf({ ...schema, type: (type as string[]).find((one) => one !== "null") }, t) });
  if (schema.$ref) return nameOf(schema)!;
  if (choices) return choices.join(" · ");
  if (type === "array") return t("kind.list", { kind: items ? kindOf(items, t) : "" });
  if (minimum !== undefined && maximum !== undefined) return t("kind.range", { least: minimum, most: maximum });
  return t(`kind.${format === "date" || format === "date-time" || format === "uri" ? format : (type ?? "object")}`);
}
