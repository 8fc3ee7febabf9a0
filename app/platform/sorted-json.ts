/** Deeper than any notice of money goes; a text that only nests costs nothing. */
const DEPTH_MAX = 8;

/** A JSON object written again without blanks and with the keys of every object in it in the order of their code units; null for anything else. */
export function sortedJson(text: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value)) return null;
  const ordered = inOrder(value, 0);
  return ordered === undefined ? null : JSON.stringify(ordered);
}

function inOrder(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth >= DEPTH_MAX) return undefined;
  if (Array.isArray(value)) {
    const ordered = value.map((one) => inOrder(one, depth + 1));
    return ordered.includes(undefined) ? undefined : ordered;
  }
  const ordered: [string, unknown][] = [];
  for (const key of Object.keys(value).toSorted()) {
    const one = inOrder((value as Record<string, unknown>)[key], depth + 1);
    if (one === undefined) return undefined;
    ordered.push([key, one]);
  }
  return Object.fromEntries(ordered);
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
