/**
 * One thing that must be true of the data at any moment. `query` finds the rows that break it, each named by the columns it returns: codes, numbers
 * and states only, because what is found is printed. No query leans on the constraint or trigger whose work it checks.
 */
export type DataRule = { name: string; query: string };
