import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { isCanonicalList } from "~/domain/needs/canonical-list";
import { parseNeedFilters } from "~/domain/needs/need-filters";
import { writeNeedsFeed, type Feed } from "~/domain/search/write-needs-feed";

const empty: Feed = { locale: "vi", title: "Nhu cầu mới", author: "Tấm Lòng Vàng", self: "https://site.invalid/feeds/needs.atom?a=1&b=2", list: "https://site.invalid/needs", now: "2026-11-25T00:00:00+07:00", entries: [] };
const entry = { url: "https://site.invalid/needs/HP-MEAL-0001", title: "Bữa ăn", summary: "Việt Khê", category: { term: "meals", label: "Bữa ăn" }, publishedAt: "2026-11-20T01:00:00.000Z" };

/** The texts of a feed by the name of their element; a feed that is not well-formed XML throws. */
function read(feed: string): Record<string, string[]> {
  const texts: Record<string, string[]> = {};
  const parser = new SaxesParser({ fragment: false });
  const open: string[] = [];
  parser.on("error", (error) => { throw error; });
  parser.on("opentag", ({ name }) => open.push(name));
  parser.on("text", (text) => (texts[open.at(-1)!] ??= []).push(text));
  parser.on("closetag", () => open.pop());
  parser.write(feed).close();
  return texts;
}

describe("the feed of new needs", () => {
  it("tells when the newest need came, or the given moment when there is none", () => {
    expect(read(writeNeedsFeed(empty)).updated).toEqual([empty.now]);
    const older = { ...entry, url: `${entry.url}0`, publishedAt: "2026-11-01T01:00:00.000Z" };
    expect(read(writeNeedsFeed({ ...empty, entries: [older, entry] })).updated).toEqual([entry.publishedAt, older.publishedAt, entry.publishedAt]);
  });

  it("names itself, its author and each need", () => {
    const texts = read(writeNeedsFeed({ ...empty, entries: [entry] }));
    expect(texts).toMatchObject({ id: [empty.self, entry.url], title: [empty.title, entry.title], name: [empty.author], summary: [entry.summary] });
  });

  it("is well-formed XML whatever the words hold, and gives them back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom("<b>&\"'</b>", "]]>", "a\u0000b", "\uD800"), (some, mark) => {
        const title = some + mark;
        const kept = [...title].filter((letter) => /[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(letter)).join("").replace(/\r\n?/g, "\n");
        expect(read(writeNeedsFeed({ ...empty, entries: [{ ...entry, title }] })).title![1] ?? "").toBe(kept);
      }),
    );
  });
});

describe("lists that search engines may keep", () => {
  const canonical = (query: string) => isCanonicalList(parseNeedFilters(new URLSearchParams(query)));

  it.each(["", "category=meals", "province=31", "page=2", "category=meals&page=3"])("are those of %j", (query) => {
    expect(canonical(query)).toBe(true);
  });

  it.each(["q=a", "category=meals&category=equipment", "category=meals&province=31", "commune=11503", "programme=x", "age=primary", "region=region_3", "accepts=money", "lang=en", "price=50000", "by=2027-01", "near=31", "state=all", "sort=newest"])("are not those of %j", (query) => {
    expect(canonical(query)).toBe(false);
  });
});
