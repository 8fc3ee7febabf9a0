/**
 * JSON with one spelling: keys in code-unit order, no spaces. Two values that mean the same give the same bytes, however a database
 * stored them in between, so that a signature over them holds (the order of RFC 8785; numbers here are safe integers).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((part) => canonicalJson(part ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`);
    return `{${parts.join(",")}}`;
  }
  return JSON.stringify(value);
}
