const CONFLICT_STATES = new Set(["40001", "40P01"]);

/**
 * Whether an error says that two transactions were in each other's way and running again may succeed: SQLSTATE 40001 (serialization failure)
 * or 40P01 (deadlock). Through a driver adapter Prisma reports them as P2034, or for raw queries as P2010 with the cause inside.
 */
export function isConflict(error: unknown): boolean {
  return hasSqlState(error, CONFLICT_STATES) || codeOf(error) === "P2034";
}

/** Whether PostgreSQL refused because of an exclusion constraint (SQLSTATE 23P01). */
export function isExclusionViolation(error: unknown): boolean {
  return hasSqlState(error, new Set(["23P01"]));
}

/** Whether PostgreSQL refused because of a unique constraint (SQLSTATE 23505, Prisma P2002). */
export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === "P2002" || hasSqlState(error, new Set(["23505"]));
}

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}

function hasSqlState(error: unknown, states: Set<string>, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 6) return false;
  for (const key of ["code", "originalCode", "sqlState"] as const) {
    const value = (error as Record<string, unknown>)[key];
    if (typeof value === "string" && states.has(value)) return true;
  }
  return ["cause", "meta", "driverAdapterError"].some((key) => hasSqlState((error as Record<string, unknown>)[key], states, depth + 1));
}
