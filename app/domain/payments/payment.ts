export const transferProviders = ["demo_bank", "bank_webhook", "statement", "stripe"] as const;
export type TransferProvider = (typeof transferProviders)[number];

export const transferOutcomes = [
  "exact",
  "short",
  "completes",
  "excess",
  "double",
  "late",
  "no_reference",
  "several_references",
  "unknown_reference",
  "not_payable",
] as const;
export type TransferOutcome = (typeof transferOutcomes)[number];

export const transferStates = ["received", "placed", "suspense", "resolved"] as const;
export type TransferState = (typeof transferStates)[number];

export type PayablePledge = { mode: string; state: string; expected: bigint; received: bigint };
export type Division = { outcome: TransferOutcome; place: bigint; suspend: bigint };

/**
 * What becomes of money that arrives for a pledge, in đồng. A held pledge takes what it still lacks and the rest waits in suspense; a pledge that
 * was paid already takes nothing (`double`), nor one whose hold has lapsed (`late`), nor one that was cancelled or is in kind (`not_payable`).
 */
export function divideTransfer(amount: bigint, pledge: PayablePledge): Division {
  const suspended = (outcome: TransferOutcome): Division => ({ outcome, place: 0n, suspend: amount });
  if (pledge.mode !== "money" || pledge.state === "cancelled" || pledge.state === "refunded") return suspended("not_payable");
  if (pledge.state === "lapsed") return suspended("late");
  const lacking = pledge.expected - pledge.received;
  if (pledge.state !== "held" || lacking <= 0n) return suspended("double");
  if (amount < lacking) return { outcome: "short", place: amount, suspend: 0n };
  if (amount > lacking) return { outcome: "excess", place: lacking, suspend: amount - lacking };
  return { outcome: pledge.received > 0n ? "completes" : "exact", place: lacking, suspend: 0n };
}
