import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const files = new Map<string, unknown>();

/** The text of a page by its key, such as `words("vi", "sponsor:new.submit")`, with parameters filled in; a key without a text fails the test. */
export function words(locale: "vi" | "en", key: string, parameters: Record<string, string | number> = {}): string {
  const [namespace, path] = key.split(":") as [string, string];
  const file = fileURLToPath(new URL(`../../app/locales/${locale}/${namespace}.json`, import.meta.url));
  if (!files.has(file)) files.set(file, JSON.parse(readFileSync(file, "utf8")));
  const text = path.split(".").reduce<unknown>((branch, name) => (branch as Record<string, unknown> | undefined)?.[name], files.get(file));
  if (typeof text !== "string") throw new Error(`No text ${key} in ${locale}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(parameters[name]));
}
