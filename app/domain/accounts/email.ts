import { z } from "zod";

const address = z.email().max(254);

/** The address as accounts keep it (trimmed, lower case), or null when it is none. */
export function normalEmail(value: unknown): string | null {
  const parsed = address.safeParse(typeof value === "string" ? value.trim().toLowerCase() : value);
  return parsed.success ? parsed.data : null;
}
