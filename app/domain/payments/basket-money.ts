import type { TransferOutcome } from "~/domain/payments/payment";

export const basketStates = ["held", "confirmed", "lapsed", "cancelled"] as const;
export type BasketState = (typeof basketStates)[number];

/** A basket as money sees it, in whole đồng: what all its pledges cost, and what waits for it already. `over`: none of its pledges stands any more. */
export type PayableBasket = { state: BasketState; amount: bigint; waiting: bigint; over: boolean };

/** `takes`: what waits for the basket or is laid on it; `settles`: with it the whole sum is there; `suspend`: what it does not take. */
export type BasketDivision = { outcome: TransferOutcome; takes: bigint; suspend: bigint; settles: boolean };

/**
 * What becomes of money that arrives for a basket, in đồng. All or nothing: what is less than a held basket lacks waits for the rest (`short`), and only
 * the whole sum is laid on its pledges. A basket that was paid takes nothing (`double`), nor one whose hold has lapsed (`late`), nor one that was
 * cancelled or of which nothing stands (`not_payable`).
 */
export function divideForBasket(amount: bigint, { state, amount: cost, waiting, over }: PayableBasket): BasketDivision {
  const refused = (outcome: TransferOutcome): BasketDivision => ({ outcome, takes: 0n, suspend: amount, settles: false });
  if (state === "cancelled" || over) return refused("not_payable");
  if (state === "lapsed") return refused("late");
  if (state === "confirmed") return refused("double");
  const lacking = cost - waiting;
  if (amount < lacking) return { outcome: "short", takes: amount, suspend: 0n, settles: false };
  const outcome = amount > lacking ? "excess" : waiting > 0n ? "completes" : "exact";
  return { outcome, takes: lacking, suspend: amount - lacking, settles: true };
}

/** Đồng of one transfer that wait. */
export type WaitingMoney = { transferId: string; amount: bigint };

/** Lays money on pledges so that each gets just what it costs: the first pledge first, with the money named first. What is above the costs is left out. */
export function layOnPledges<P extends { expected: bigint }>(pledges: readonly P[], money: readonly WaitingMoney[]): { pledge: P; transferId: string; amount: bigint }[] {
  const laid: { pledge: P; transferId: string; amount: bigint }[] = [];
  const left = money.map((one) => ({ ...one }));
  for (const pledge of pledges) {
    let lacking = pledge.expected;
    while (lacking > 0n) {
      const source = left.find(({ amount }) => amount > 0n);
      if (!source) throw new Error("Less money waits than the pledges of the basket cost.");
      const part = source.amount < lacking ? source.amount : lacking;
      laid.push({ pledge, transferId: source.transferId, amount: part });
      source.amount -= part;
      lacking -= part;
    }
  }
  return laid;
}
