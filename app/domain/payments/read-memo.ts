import { findReferences, intendedReferences } from "~/domain/payments/pledge-reference";

/** The references that a memo bears, and those that it may have meant with a slip in them. */
export type ReadMemo = { named: string[]; meant: string[] };

export type MemoDecision = { reference: string } | { reference: null; outcome: "no_reference" | "several_references" | "unknown_reference" };

/** Reads a bank memo. What was meant matters only beside exactly one reference that holds: it tells that the payer had two gifts in mind. */
export function readMemo(memo: string): ReadMemo {
  const named = findReferences(memo);
  return { named, meant: named.length === 1 ? intendedReferences(memo) : [] };
}

/**
 * The one reference that money with this memo may be credited to; `issued` are those of named and meant that exist. Only an intact reference counts,
 * the amount never does. Two references, or one beside a misspelt one of another pledge, are for a person to judge.
 */
export function decideMemo({ named, meant }: ReadMemo, issued: ReadonlySet<string>): MemoDecision {
  const [reference, ...others] = named;
  if (!reference) return { reference: null, outcome: "no_reference" };
  if (others.length > 0) return { reference: null, outcome: "several_references" };
  if (!issued.has(reference)) return { reference: null, outcome: "unknown_reference" };
  return meant.some((other) => other !== reference && issued.has(other)) ? { reference: null, outcome: "several_references" } : { reference };
}
