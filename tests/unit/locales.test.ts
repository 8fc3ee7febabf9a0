import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { resources } from "~/locales/resources.server";

const PLURAL = /_(zero|one|two|few|many|other)$/;
const namespaces = Object.keys(resources.vi);

/** Every text of a namespace by its dotted key. */
function texts(tree: unknown, prefix = ""): Map<string, string> {
  if (typeof tree === "string") return new Map([[prefix, tree]]);
  return new Map(Object.entries(tree as Record<string, unknown>).flatMap(([key, value]) => [...texts(value, prefix ? `${prefix}.${key}` : key)]));
}

const keysOf = (locale: "vi" | "en", name: string) => [...new Set([...texts(resources[locale][name]).keys()].map((key) => key.replace(PLURAL, "")))].sort();
const variablesOf = (text: string) => new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!));

const within = (some: Set<string>, all: Set<string>) => [...some].every((one) => all.has(one));
/** An exact figure needs no word before it. */
const WORDLESS = new Set(["programmes:comparator.exactly"]);

describe("the texts", () => {
  it("are in the same namespaces in both languages", () => {
    expect(Object.keys(resources.en)).toEqual(namespaces);
    expect(namespaces.length).toBeGreaterThan(6);
  });

  it.each(namespaces)("of %s have the same keys in both languages", (name) => {
    expect(keysOf("en", name)).toEqual(keysOf("vi", name));
  });

  it.each(namespaces)("of %s are never empty and hold the same values in both languages", (name) => {
    const [vi, en] = [texts(resources.vi[name]), texts(resources.en[name])];
    for (const [key, text] of [...vi, ...en]) if (!WORDLESS.has(`${name}:${key}`)) expect(text.trim(), key).not.toBe("");
    for (const [key, text] of vi) {
      const other = en.get(key);
      if (other === undefined) continue;
      const [ours, theirs] = [variablesOf(text), variablesOf(other)];
      // One language may leave a value unsaid, but a value that neither knows under that name is a slip of the pen.
      expect(within(ours, theirs) || within(theirs, ours), `${key}: ${text} | ${other}`).toBe(true);
    }
  });

  it.each(namespaces)("of %s have the plural forms that each language needs", (name) => {
    const [vi, en] = [texts(resources.vi[name]), texts(resources.en[name])];
    for (const key of en.keys()) if (key.endsWith("_one")) expect([...en.keys()], key).toContain(key.replace(PLURAL, "_other"));
    for (const key of [...vi.keys()].filter((each) => PLURAL.test(each))) {
      expect(key).toMatch(/_other$/);
      expect([...en.keys()], key).toContain(key.replace(PLURAL, "_one"));
    }
  });
});

type Source = { file: string; code: string; first: string[]; all: string[] };

const sources = ["app/routes", "app/ui", "app/root.tsx"].flatMap(filesUnder).map((file): Source => {
  const code = readFileSync(file, "utf8");
  const lists = [...code.matchAll(/useTranslation\((\[[^\]]*\]|"[\w-]+")\)/g)].map((match) => [...match[1]!.matchAll(/"([\w-]+)"/g)].map((name) => name[1]!));
  const onServer = [...code.matchAll(/translator\([^;]*?, "([\w-]+)"\)/g)].map((match) => match[1]!);
  return { file, code, first: [...lists.map((list) => list[0]!), ...onServer], all: lists.flat() };
});

/** Every key that is asked for by name, with the namespaces it may stand in; `open` when only its beginning is written out. */
const asked = sources.flatMap(({ file, code, first }) =>
  [
    ...[...code.matchAll(/\bt\(\s*"([^"]+)"/g)].map((match) => ({ key: match[1]!, open: false })),
    ...[...code.matchAll(/\bt\([^"`()]*\? "([^"]+)" : "([^"]+)"/g)].flatMap((match) => [match[1]!, match[2]!].map((key) => ({ key, open: false }))),
    ...[...code.matchAll(/\bt\(`([^`$]*)\$\{/g)].map((match) => ({ key: match[1]!, open: true })),
    ...[...code.matchAll(/pageMeta\(args, ([^)]*)\)/g)].flatMap((match) => [...match[1]!.matchAll(/"([^"]+)"/g)].map((key) => ({ key: key[1]!, open: false }))),
  ].map(({ key, open }) => {
    const [name, rest] = key.includes(":") ? (key.split(":") as [string, string]) : [null, key];
    // A function that is handed its translator does not say which namespace it belongs to.
    return { file, key: rest, open, names: name ? [name] : first.length > 0 ? first : namespaces };
  }),
);

const has = (name: string, key: string, open: boolean) => {
  const known = resources.vi[name] ? keysOf("vi", name) : [];
  return open ? known.some((each) => each.startsWith(key) && each.length > key.length) : known.includes(key);
};

describe("the code", () => {
  it("asks only for texts that exist", () => {
    expect(asked.length).toBeGreaterThan(400);
    expect(asked.filter(({ key, open, names }) => !names.some((name) => has(name, key, open))).map(({ file, key, names }) => `${file}: ${names.join("|")}:${key}`)).toEqual([]);
  });

  it("reads and hands over only namespaces that exist", () => {
    const handed = sources.flatMap(({ file, code }) => [...code.matchAll(/handle = \{ ns: \[([^\]]*)\]/g)].flatMap((match) => [...match[1]!.matchAll(/"([\w-]+)"/g)].map((name) => ({ file, name: name[1]! }))));
    const read = sources.flatMap(({ file, all }) => all.map((name) => ({ file, name })));
    expect([...handed, ...read].filter(({ name }) => !namespaces.includes(name))).toEqual([]);
  });

  it("names on every page the namespaces that the page and its parts read, so that the browser has them", () => {
    const byFile = new Map(sources.map((source) => [path.resolve(source.file), source]));
    const missing = sources
      .filter(({ file, code }) => file.startsWith("app/routes") && file.endsWith(".tsx") && /^export default function/m.test(code))
      .flatMap(({ file, code }) => {
        const handed = /handle = \{ ns: \[([^\]]*)\] \}/.exec(code)?.[1] ?? "";
        const given = new Set(["ui", ...[...handed.matchAll(/"([\w-]+)"/g)].map((match) => match[1]!)]);
        const read = reached(path.resolve(file), byFile, new Set()).flatMap((source) => source.all);
        return [...new Set(read)].filter((name) => !given.has(name)).map((name) => `${file} reads ${name}`);
      });
    expect(missing).toEqual([]);
  });
});

function filesUnder(place: string): string[] {
  if (place.endsWith(".tsx")) return [place];
  return readdirSync(place, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name)).map((name) => path.join(place, name));
}

/** The file itself and every component it draws with, however deep. */
function reached(file: string, byFile: Map<string, Source>, seen: Set<string>): Source[] {
  const source = byFile.get(file);
  if (!source || seen.has(file)) return [];
  seen.add(file);
  const imports = [...source.code.matchAll(/from "(~\/(?:routes|ui)\/[^"]+|\.\/[^"]+)"/g)].map((match) => match[1]!);
  const files = imports.map((name) => (name.startsWith("~/") ? path.resolve("app", name.slice(2)) : path.resolve(path.dirname(file), name)));
  return [source, ...files.flatMap((each) => [`${each}.tsx`, `${each}.ts`].flatMap((candidate) => reached(candidate, byFile, seen)))];
}
