import { createHash } from "node:crypto";
import { z } from "zod";

const written = z.strictObject({ o: z.string().max(20), k: z.array(z.string().max(40)).min(1).max(3) });

/**
 * Where a page ended: the values of the last row in its order, and a mark of the question that they belong to. Opaque to the reader; it stays good for as
 * long as the question does, since it names no position.
 */
export function writeCursor(question: unknown, values: readonly string[]): string {
  return Buffer.from(JSON.stringify({ o: markOf(question), k: values })).toString("base64url");
}

/** The values that a cursor holds; null when it is none, or belongs to another question (other filters, another order). */
export function readCursor(question: unknown, cursor: string, allowed: readonly z.ZodType<string>[]): string[] | null {
  const read = written.safeParse(parsed(cursor));
  if (!read.success || read.data.o !== markOf(question) || read.data.k.length !== allowed.length) return null;
  return read.data.k.every((value, index) => allowed[index]!.safeParse(value).success) ? read.data.k : null;
}

function markOf(question: unknown): string {
  return createHash("sha256").update(JSON.stringify(question)).digest("base64url").slice(0, 12);
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
