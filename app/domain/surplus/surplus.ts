/** Why a pledge could not take money: the outcome of the transfer, or what was lifted off it. */
export const surplusCauses = ["excess", "double", "late", "not_payable", "missed", "ended", "undeliverable"] as const;
export type SurplusCause = (typeof surplusCauses)[number];

export function isSurplusCause(value: unknown): value is SurplusCause {
  return typeof value === "string" && (surplusCauses as readonly string[]).includes(value);
}

/** What became of surplus money: units of another need, the reserve, or a task of the fund. Amounts are whole đồng, times ISO 8601. */
export type SurplusUseView = {
  id: string;
  cause: SurplusCause;
  usedAs: "need" | "reserve" | "task";
  amount: number;
  usedAt: string;
  newPledge: { reference: string; needCode: string; needTitleVi: string; needTitleEn: string } | null;
  /** A task that the fund has still to carry out. */
  waiting: boolean;
};

type Candidate = { id: string; free: number; unitPrice: bigint };

/** Units of a need that money buys: whole ones, no more than are free. */
export function affordableUnits(amount: bigint, { free, unitPrice }: Candidate): number {
  const bought = amount / unitPrice;
  return bought < BigInt(free) ? Number(bought) : free;
}
