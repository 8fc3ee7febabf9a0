import { z } from "zod";

/** The names that may stand in the query of an address, each with what it may hold. A list is written with commas or by repeating its name. */
export type QuerySchema = z.ZodObject<Record<string, z.ZodType>>;

/** What is wrong with one parameter: the word that the answer explains, and what the explanation needs. */
export type Fault = { parameter: string; why: "unknown" | "repeated" | "choice" | "number" | "many" | "shape"; params: Record<string, string | number> };

type Shape = { type?: string; enum?: unknown[]; minimum?: number; maximum?: number; maxItems?: number; items?: Shape };

const shapes = new WeakMap<QuerySchema, Record<string, Shape>>();

/**
 * Reads the query of an address strictly: a name that is not known, a single value given twice, and a value that makes no sense are all named, so that
 * no mistyped filter widens what is asked for without a word.
 */
export function readQuery<Schema extends QuerySchema>(schema: Schema, params: URLSearchParams): { ok: true; query: z.output<Schema> } | { ok: false; faults: Fault[] } {
  const known = shapesOf(schema);
  const faults: Fault[] = [];
  const raw: Record<string, unknown> = {};
  for (const name of new Set(params.keys())) {
    const shape = Object.hasOwn(known, name) ? known[name] : undefined;
    const values = params.getAll(name);
    if (!shape) faults.push({ parameter: name.slice(0, 60), why: "unknown", params: { known: Object.keys(known).join(", ") } });
    else if (shape.type === "array") raw[name] = values.flatMap((value) => value.split(","));
    else if (values.length > 1) faults.push({ parameter: name, why: "repeated", params: {} });
    else raw[name] = valueOf(values[0]!, shape);
  }
  const read = schema.safeParse(raw);
  const wrong = read.success ? [] : [...new Set(read.error.issues.map((issue) => String(issue.path[0])))];
  faults.push(...wrong.map((parameter) => faultOf(parameter, known[parameter]!, raw[parameter])));
  return faults.length > 0 || !read.success ? { ok: false, faults } : { ok: true, query: read.data };
}

function shapesOf(schema: QuerySchema): Record<string, Shape> {
  const known = shapes.get(schema) ?? ((z.toJSONSchema(schema, { io: "input" }) as { properties?: Record<string, Shape> }).properties ?? {});
  shapes.set(schema, known);
  return known;
}

function valueOf(text: string, shape: Shape): unknown {
  return (shape.type === "integer" || shape.type === "number") && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

function faultOf(parameter: string, shape: Shape, value: unknown): Fault {
  const { items, maxItems, minimum, maximum } = shape;
  const choices = shape.enum ?? items?.enum;
  if (maxItems !== undefined && Array.isArray(value) && value.length > maxItems) return { parameter, why: "many", params: { most: maxItems } };
  if (choices) return { parameter, why: "choice", params: { choices: choices.join(", ") } };
  if (minimum !== undefined && maximum !== undefined) return { parameter, why: "number", params: { least: minimum, most: maximum } };
  return { parameter, why: "shape", params: {} };
}
