import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { LOCALES, type Locale } from "./languages";

type Texts = { [key: string]: string | Texts };

// The folder is read where the program runs: the repository's root holds app/locales in the built product too.
const folder = path.resolve(process.cwd(), "app/locales");

/** Every text of both languages by namespace (one JSON file each), read once from disk. */
export const resources: Record<Locale, Record<string, Texts>> = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    Object.fromEntries(
      readdirSync(path.join(folder, locale))
        .filter((name) => name.endsWith(".json"))
        .map((name) => [name.replace(/\.json$/, ""), JSON.parse(readFileSync(path.join(folder, locale, name), "utf8")) as Texts]),
    ),
  ]),
) as Record<Locale, Record<string, Texts>>;
