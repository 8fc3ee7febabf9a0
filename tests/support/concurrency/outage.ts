const SQL_STATES = /^(57P0[123]|08\d\w\d)$/;
const CODES = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "P1001", "P1002", "P1017", "ConnectionClosed", "DatabaseNotReachable", "SocketTimeout"]);
const WORDS = /Connection terminated|server closed the connection|ECONNREFUSED|ECONNRESET|Can't reach database server|Server has closed the connection|Transaction already closed/i;

/** The sign by which an error says that the database went away; null for every other error, which no load may bring about. */
export function outageCode(error: unknown, depth = 0): string | null {
  if (typeof error !== "object" || error === null || depth > 8) return null;
  const facts = error as Record<string, unknown>;
  for (const key of ["code", "originalCode", "sqlState", "kind"]) {
    const value = facts[key];
    if (typeof value === "string" && (SQL_STATES.test(value) || CODES.has(value))) return value;
  }
  for (const key of ["cause", "meta", "driverAdapterError"]) {
    const inner = outageCode(facts[key], depth + 1);
    if (inner) return inner;
  }
  const words = [facts.message, facts.originalMessage].find((text) => typeof text === "string" && WORDS.test(text)) as string | undefined;
  return words ? (WORDS.exec(words)?.[0] ?? null) : null;
}
