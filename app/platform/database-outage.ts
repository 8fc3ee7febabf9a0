/** Where a socket or the server's name fails. */
const SOCKET = new Set(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENOTFOUND", "EPIPE", "EAI_AGAIN"]);
/** SQLSTATE of a server that is shutting down, starting or out of connections; class 08 is of connections. */
const SERVER = new Set(["57P01", "57P02", "57P03", "53300"]);
/** Prisma's own words: cannot reach, timed out, closed, no connection free. */
const PRISMA = new Set(["P1001", "P1002", "P1008", "P1017", "P2024"]);
const KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);
/** What the driver says without any code. */
const WORDS = /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** Whether an error says that the database cannot be reached just now, so that trying again later is the remedy. */
export function isOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 6) return false;
  const { code, originalCode, kind, message, errors } = error as Record<string, unknown>;
  for (const named of [code, originalCode]) if (typeof named === "string" && (SOCKET.has(named) || SERVER.has(named) || PRISMA.has(named) || /^08\w{3}$/.test(named))) return true;
  if (typeof kind === "string" && KINDS.has(kind)) return true;
  if (typeof message === "string" && WORDS.test(message)) return true;
  if (Array.isArray(errors) && errors.some((one) => isOutage(one, depth + 1))) return true;
  return ["cause", "meta", "driverAdapterError"].some((key) => isOutage((error as Record<string, unknown>)[key], depth + 1));
}
