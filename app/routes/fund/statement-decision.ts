/** A refused decision on a statement: what was tried, what had been chosen, and why not. `roles` holds what each column was said to be, in order. */
export type StatementDecision = { act: string; reason: string; bankName: string; head: number; roles: string[] };
