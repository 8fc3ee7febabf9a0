export const closingStates = ["signed", "countersigned", "reopened"] as const;
export type ClosingState = (typeof closingStates)[number];

/** One line of what explains the difference between bank and ledger, signed đồng: positive when the bank has more. */
export type DifferenceLine = { amount: bigint; explanation: string };

export type SignRefusal =
  | "not-allowed"
  | "day-invalid"
  | "day-not-over"
  | "day-closed"
  | "day-before-closed"
  | "balance-invalid"
  | "difference-unexplained"
  | "line-invalid";

export const LINES_MAX = 20;
export const EXPLANATION_MAX = 300;

/** Whether the lines explain a difference to the đồng; each needs an amount other than 0 and words. */
export function explains(difference: bigint, lines: readonly DifferenceLine[]): "line-invalid" | "difference-unexplained" | null {
  if (lines.length > LINES_MAX) return "line-invalid";
  for (const { amount, explanation } of lines) if (amount === 0n || !explanation || explanation.length > EXPLANATION_MAX) return "line-invalid";
  return lines.reduce((sum, line) => sum + line.amount, 0n) === difference ? null : "difference-unexplained";
}
