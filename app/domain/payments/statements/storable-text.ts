const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text as PostgreSQL can keep it, at most `max` characters: without zero characters and with a mark for each half of a character. */
export function storableText(text: string, max: number): string {
  return text.slice(0, max).replaceAll("\0", "").replace(HALF, "\uFFFD");
}
