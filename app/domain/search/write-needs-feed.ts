/** One need of the feed, in the reader's language. */
export interface FeedEntry {
  /** Its page, which is also its identifier. */
  url: string;
  title: string;
  summary: string;
  category: { term: string; label: string };
  /** ISO moment at which it was published. */
  publishedAt: string;
}

export interface Feed {
  locale: "vi" | "en";
  title: string;
  author: string;
  /** The feed's own address, and the list that shows the same needs. */
  self: string;
  list: string;
  /** ISO moment that is told when there is no entry. */
  now: string;
  entries: FeedEntry[];
}

/** Writes new needs as an Atom feed (RFC 4287). */
export function writeNeedsFeed({ locale, title, author, self, list, now, entries }: Feed): string {
  const newest = entries.map(({ publishedAt }) => publishedAt).sort().at(-1) ?? now;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<id>${xml(self)}</id><title>${xml(title)}</title><updated>${newest}</updated><author><name>${xml(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(self)}"/><link rel="alternate" type="text/html" href="${xml(list)}"/>`,
    ...entries.map(
      (entry) =>
        `<entry><id>${xml(entry.url)}</id><title>${xml(entry.title)}</title><updated>${entry.publishedAt}</updated><published>${entry.publishedAt}</published>` +
        `<link rel="alternate" type="text/html" href="${xml(entry.url)}"/><category term="${xml(entry.category.term)}" label="${xml(entry.category.label)}"/><summary>${xml(entry.summary)}</summary></entry>`,
    ),
    "</feed>",
  ].join("\n");
}

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Text as XML 1.0 allows it: its marks escaped, and what XML has no letter for left out. */
function xml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "").replace(/[&<>"']/g, (mark) => marks[mark]!);
}
