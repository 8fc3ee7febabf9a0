import { parseDong } from "~/domain/money";
import { refuse, type Outcome } from "~/domain/outcome";
import { readAmount } from "~/domain/search/read-amount";

export const LEAST_PLAN = 10_000n;
export const MOST_PLAN = 100_000_000_000n;

export type AmountRefusal = "amount-missing" | "amount-unreadable" | "amount-too-small" | "amount-too-large";

/** Reads the amount that somebody wants to give, in whole đồng: "5.000.000", "5 triệu". Refuses what it cannot read, and what lies outside 10 thousand to 100 billion. */
export function readPlanAmount(text: string): Outcome<{ amount: bigint }, AmountRefusal> {
  const typed = text.trim();
  if (typed === "") return refuse("amount-missing");
  const { budget, rest } = readAmount(typed);
  const amount = parseDong(typed) ?? (budget !== null && rest === "" ? BigInt(budget) : null);
  if (amount === null) return refuse("amount-unreadable");
  if (amount < LEAST_PLAN) return refuse("amount-too-small");
  return amount > MOST_PLAN ? refuse("amount-too-large") : { ok: true, amount };
}
