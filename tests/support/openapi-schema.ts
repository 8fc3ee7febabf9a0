import { existsSync, readFileSync } from "node:fs";

type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
};
type Spec = { components: { schemas: Record<string, Schema> } };

/** A vendor's published description of its interface, kept beside the repository; null where it is not there. */
export function vendorSpec(name: string): Spec | null {
  const file = new URL(`../../../shared/vendor-specs/${name}`, import.meta.url);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Spec) : null;
}

/** Where a value departs from a schema of the description, one sentence each; fields the schema does not know count as departures. */
export function departures(spec: Spec, schemaName: string, value: unknown): string[] {
  const schema = spec.components.schemas[schemaName];
  if (!schema) return [`the description has no schema ${schemaName}`];
  const resolve = (one: Schema): Schema => (one.$ref ? resolve(spec.components.schemas[one.$ref.split("/").at(-1)!]!) : one);

  function check(unresolved: Schema, actual: unknown, path: string, strict = true): string[] {
    const one = resolve(unresolved);
    const wrong: string[] = [];
    if (one.allOf) {
      wrong.push(...one.allOf.flatMap((part) => check(part, actual, path, false)));
      const known = new Set(one.allOf.flatMap((part) => Object.keys(resolve(part).properties ?? {})));
      if (strict) wrong.push(...unknownFields(known, actual, path));
      return wrong;
    }
    const choices = one.oneOf ?? one.anyOf;
    if (choices) {
      const tries = choices.map((choice) => check(choice, actual, path));
      return tries.some((found) => found.length === 0) ? [] : tries[0]!;
    }
    if ("const" in one && actual !== one.const) wrong.push(`${path} is not ${JSON.stringify(one.const)}`);
    if (one.enum && !one.enum.includes(actual)) wrong.push(`${path} is not one of ${one.enum.join(", ")}`);
    if (one.type && ![one.type].flat().some((type) => isOfType(actual, type))) return [...wrong, `${path} is not of type ${[one.type].flat().join(" or ")}`];
    if (Array.isArray(actual) && one.items) wrong.push(...actual.flatMap((entry, index) => check(one.items!, entry, `${path}[${index}]`)));
    if (one.properties && isOfType(actual, "object")) {
      const fields = actual as Record<string, unknown>;
      for (const name of one.required ?? []) if (fields[name] === undefined) wrong.push(`${path}.${name} is missing`);
      for (const [name, property] of Object.entries(one.properties)) if (fields[name] !== undefined) wrong.push(...check(property, fields[name], `${path}.${name}`));
      if (strict) wrong.push(...unknownFields(new Set(Object.keys(one.properties)), actual, path));
    }
    return wrong;
  }
  return check(schema, value, schemaName);
}

function unknownFields(known: Set<string>, actual: unknown, path: string): string[] {
  return isOfType(actual, "object") ? Object.keys(actual as object).filter((name) => !known.has(name)).map((name) => `${path}.${name} is not known`) : [];
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "null") return value === null;
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}
