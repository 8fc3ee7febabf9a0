import { fault, type Fault } from "./statement";

type Trail = { last: bigint | null; since: bigint; broken: Fault | null; rows: number };

/**
 * Follows the balances of a statement, row by row. Rows may stand oldest first or newest first; both readings are followed, and the balances
 * agree when one of them does. Rows without a balance count towards the next one that has it. In a file of several messages each closing balance must
 * be what the opening and the rows since make.
 */
export class BalanceCheck {
  opening: bigint | null = null;
  closing: bigint | null = null;
  private sum = 0n;
  private credits = 0n;
  private debits = 0n;
  private message: bigint | null = null;
  private messageSum = 0n;
  private messageFault: Fault | null = null;
  private readonly forwards: Trail = { last: null, since: 0n, broken: null, rows: 0 };
  private readonly backwards: Trail = { last: null, since: 0n, broken: null, rows: 0 };

  opens(amount: bigint, row: number, inMessages: boolean) {
    if (inMessages && this.closing !== null && this.closing !== amount) this.messageFault ??= breaks(row, amount, this.closing);
    this.opening ??= amount;
    this.message = inMessages ? amount : null;
    this.messageSum = 0n;
  }

  closes(amount: bigint, row: number) {
    this.closing = amount;
    if (this.message !== null && this.message + this.messageSum !== amount) this.messageFault ??= breaks(row, amount, this.message + this.messageSum);
    this.message = null;
  }

  row({ number, amount, balance }: { number: number; amount: bigint; balance: bigint | null }) {
    this.sum += amount;
    this.messageSum += amount;
    if (amount > 0n) this.credits += amount;
    else this.debits -= amount;
    this.follow(this.forwards, number, balance, { before: amount, after: 0n }, this.opening);
    this.follow(this.backwards, number, balance, { before: 0n, after: -amount }, this.closing);
  }

  /** The first fault of the balances, or null. `totals` are sums that the file itself states below its rows. */
  fault(totals: { credit: bigint | null; debit: bigint | null } = { credit: null, debit: null }): Fault | null {
    if (this.messageFault) return this.messageFault;
    const { forwards, backwards } = this;
    if (forwards.broken && backwards.broken) return (backwards.rows > forwards.rows ? backwards : forwards).broken;
    if (this.opening !== null && this.closing !== null && this.message === null && this.messageSum === this.sum && this.opening + this.sum !== this.closing)
      return fault("balance-totals", { found: String(this.closing), expected: String(this.opening + this.sum) });
    if (totals.credit !== null && totals.credit !== this.credits) return fault("credit-total", { found: String(totals.credit), expected: String(this.credits) });
    if (totals.debit !== null && absolute(totals.debit) !== this.debits) return fault("debit-total", { found: String(absolute(totals.debit)), expected: String(this.debits) });
    return null;
  }

  private follow(trail: Trail, row: number, balance: bigint | null, { before, after }: { before: bigint; after: bigint }, start: bigint | null) {
    if (trail.broken) return;
    trail.last ??= start;
    trail.since += before;
    if (balance !== null) {
      const expected = trail.last === null ? null : trail.last + trail.since;
      if (expected !== null && expected !== balance) {
        trail.broken = breaks(row, balance, expected);
        return;
      }
      [trail.last, trail.since] = [balance, 0n];
    }
    trail.since += after;
    trail.rows += 1;
  }
}

function breaks(row: number, found: bigint, expected: bigint): Fault {
  return fault("balance-breaks", { row, found: String(found), expected: String(expected) });
}

function absolute(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
