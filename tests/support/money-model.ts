import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { db } from "~/platform/database.server";

export const PRICE = 10_000;
export const QUANTITY = 12;

export type ModelPledge = { reference: string; units: number; state: "held" | "confirmed" | "in_delivery" | "delivered" | "lapsed" | "refunded"; delivered: number; placed: { transferId: string; amount: number }[]; basket?: ModelBasket };
/** The basket that a pledge was made in, and the money that waits for its rest, the oldest first. */
export type ModelBasket = { reference: string; state: "held" | "confirmed" | "lapsed"; waiting: { transferId: string; amount: number }[] };

/** What must be true of one need and of the fund's bank account, in đồng and units, after the deeds so far. */
export class MoneyModel {
  pledges: ModelPledge[] = [];
  /** Unplaced đồng by transfer. */
  waiting = new Map<string, number>();
  disbursements: { id: string; amount: number }[] = [];
  /** Refunds that the bank has paid; `marked` of their returns were marked by hand and not seen as credits yet. */
  refunded: { id: string; amount: number; marked: number }[] = [];
  /** What the bank's statement would say of this run. */
  bank = 0;

  constructor(readonly needCode: string, readonly sideCode: string) {}

  get free(): number {
    return QUANTITY - this.pledges.filter(isLiving).reduce((sum, { units }) => sum + units, 0);
  }
  /** What may still leave the bank for the need: only of what is paid in full, since the rest may lapse. */
  get payable(): number {
    return this.pledges.filter(({ state }) => state !== "held").reduce((sum, pledge) => sum + received(pledge), 0) - this.disbursements.reduce((sum, { amount }) => sum + amount, 0);
  }
  wait(transferId: string, amount: number) {
    this.waiting.set(transferId, (this.waiting.get(transferId) ?? 0) + amount);
  }
  /** Whoever takes any of the money that waits for the rest of a basket ends the wait. */
  endWait(transferId: string) {
    for (const { basket } of this.pledges) if (basket) basket.waiting = basket.waiting.filter((one) => one.transferId !== transferId);
  }
  /** Everything that stood for a pledge waits again. */
  release(pledge: ModelPledge) {
    for (const { transferId, amount } of pledge.placed) this.wait(transferId, amount);
    pledge.placed = [];
  }
  place(pledge: ModelPledge, transferId: string, amount: number) {
    pledge.placed.push({ transferId, amount });
    pledge.state = received(pledge) === due(pledge) ? "confirmed" : "held";
  }
  /** The latest money of a pledge goes first. */
  takeBack(pledge: ModelPledge, amount: number) {
    for (let left = amount; left > 0; ) {
      const last = pledge.placed.at(-1)!;
      const part = Math.min(left, last.amount);
      last.amount -= part;
      left -= part;
      if (last.amount === 0) pledge.placed.pop();
    }
  }
  pick<T>(list: T[], choice: number): T {
    return list[choice % list.length]!;
  }
}

export function isLiving({ state }: ModelPledge): boolean {
  return state !== "lapsed" && state !== "refunded";
}
/** The basket of a pledge that is paid only with the others of it. */
export function inBasket({ basket }: ModelPledge): ModelBasket | null {
  return basket && basket.state !== "confirmed" ? basket : null;
}
export function received({ placed }: ModelPledge): number {
  return placed.reduce((sum, { amount }) => sum + amount, 0);
}
export function due({ units }: ModelPledge): number {
  return units * PRICE;
}

/** Which entries of the ledger were checked, and what the bank's account held there. */
export type Checked = { lastEntry: bigint; bank: number };

type Facts = { allocated: number; live: number; promised: number; paid: number; held: number; advances: number; spent: number; delivered: number; suspense: number };

/** The invariants after one step: every new entry is balanced, the bank is the statement, the need's units and accounts are the model's, nothing is negative. */
export async function checkStep(model: MoneyModel, checked: Checked, bankBefore: number): Promise<void> {
  const [fresh] = await db.$queryRaw<{ sum: bigint; bank: bigint; last: bigint }[]>`
    SELECT coalesce(sum(entry.amount), 0)::bigint AS sum, coalesce(sum(entry.amount) FILTER (WHERE account.code = 'bank:main'), 0)::bigint AS bank, coalesce(max(entry.id), ${checked.lastEntry}::bigint) AS last
    FROM ledger_entry entry JOIN ledger_account account ON account.id = entry.account_id WHERE entry.id > ${checked.lastEntry}::bigint`;
  expect(Number(fresh!.sum), "new entries sum to zero").toBe(0);
  expect(Number(fresh!.bank), "the bank's account moved as its statement").toBe(model.bank - bankBefore);
  checked.lastEntry = fresh!.last;
  const [facts] = await db.$queryRaw<Facts[]>`
    SELECT need.units_allocated AS allocated, need.units_paid AS paid,
      (SELECT coalesce(sum(upper(units) - lower(units)), 0)::int FROM allocation WHERE need_id = need.id AND released_at IS NULL) AS live,
      (SELECT coalesce(sum(units), 0)::int FROM pledge WHERE need_id = need.id AND state NOT IN ('lapsed', 'refunded', 'cancelled')) AS promised,
      -book.need::int AS held, book.advances::int AS advances, book.spent::int AS spent, -book.delivered::int AS delivered,
      (SELECT coalesce(sum(unplaced), 0)::int FROM incoming_transfer WHERE id = ANY(${[...model.waiting.keys()]}::uuid[])) AS suspense
    FROM need, LATERAL (SELECT coalesce(sum(amount) FILTER (WHERE kind = 'need'), 0) AS need, coalesce(sum(amount) FILTER (WHERE kind = 'advances'), 0) AS advances,
        coalesce(sum(amount) FILTER (WHERE kind = 'spent'), 0) AS spent, coalesce(sum(amount) FILTER (WHERE kind = 'delivered'), 0) AS delivered
      FROM ledger_account JOIN ledger_entry ON account_id = ledger_account.id WHERE ledger_account.need_id = need.id) AS book
    WHERE code = ${model.needCode}`;
  const living = model.pledges.filter(isLiving);
  const taken = living.reduce((sum, { units }) => sum + units, 0);
  const money = model.pledges.reduce((sum, pledge) => sum + received(pledge), 0);
  const given = model.pledges.reduce((sum, { delivered }) => sum + delivered * PRICE, 0);
  const out = model.disbursements.reduce((sum, { amount }) => sum + amount, 0);
  expect(facts).toEqual({
    allocated: taken, live: taken, promised: taken, held: money - given, delivered: given, spent: Math.min(out, given), advances: Math.max(0, out - given),
    paid: living.filter(({ state }) => state !== "held").reduce((sum, { units }) => sum + units, 0),
    suspense: [...model.waiting.values()].reduce((sum, amount) => sum + amount, 0),
  });
  expect(Math.min(money - given, money - out), "no account of a need is negative").toBeGreaterThanOrEqual(0);
}

export function bankId(): string {
  return `FT-${randomUUID()}`;
}
