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

export const instalmentStates = ["open", "settled", "missed", "dropped"] as const;
export type InstalmentState = (typeof instalmentStates)[number];

/** One instalment as money sees it: amounts in whole đồng, units of the need. */
export type PayableInstalment = { id: string; position: number; units: number; amount: bigint; received: bigint; state: InstalmentState };

/** The instalments of a pledge in their order; `named` is the one whose own reference the memo bears, null for the pledge's reference. */
export type PayablePlan = { named: string | null; excessToNext: boolean; instalments: PayableInstalment[] };

export type PayablePledge = { mode: string; state: string; expected: bigint; received: bigint; plan?: PayablePlan | null };
export type Division = { outcome: TransferOutcome; place: bigint; suspend: bigint };

/**
 * What becomes of money that arrives for a pledge, in đồng. A held pledge takes what it still lacks and the rest waits in suspense; a pledge that
 * was paid already takes nothing (`double`), nor one whose hold has lapsed (`late`), nor one that was cancelled or is in kind (`not_payable`); of a promise
 * of which nothing was left, what names a missed instalment is `late`, since its sponsor may return.
 * For a pledge paid by instalments see divideOverInstalments.
 */
export function divideTransfer(amount: bigint, pledge: PayablePledge): Division {
  const suspended = (outcome: TransferOutcome): Division => ({ outcome, place: 0n, suspend: amount });
  if (pledge.state === "cancelled" && namesMissed(pledge.plan)) return suspended("late");
  if (pledge.mode !== "money" || pledge.state === "cancelled" || pledge.state === "refunded") return suspended("not_payable");
  if (pledge.state === "lapsed") return suspended("late");
  if (pledge.plan) return divideOverInstalments(amount, pledge.plan);
  const lacking = pledge.expected - pledge.received;
  if (pledge.state !== "held" || lacking <= 0n) return suspended("double");
  if (amount < lacking) return { outcome: "short", place: amount, suspend: 0n };
  if (amount > lacking) return { outcome: "excess", place: lacking, suspend: amount - lacking };
  return { outcome: pledge.received > 0n ? "completes" : "exact", place: lacking, suspend: 0n };
}

function namesMissed(plan: PayablePlan | null | undefined): boolean {
  return plan?.instalments.some(({ id, state }) => id === plan.named && state === "missed") ?? false;
}

/**
 * The instalments that take money, in the order in which they do. The pledge's own reference pays whatever is open, the earliest first; an
 * instalment's reference pays that one, and only where the sponsor wished it the next open ones as well. One that is missed or dropped takes none.
 */
export function takersOf({ named, excessToNext, instalments }: PayablePlan): PayableInstalment[] {
  const open = instalments.filter(({ state }) => state === "open").toSorted((a, b) => a.position - b.position);
  if (named === null) return open;
  const one = instalments.find(({ id }) => id === named);
  if (!one || one.state === "missed" || one.state === "dropped") return [];
  return [...open.filter(({ id }) => id === named), ...(excessToNext ? open.filter(({ id }) => id !== named) : [])];
}

/** Đồng that a pledge can still take: of one paid by instalments, what its takers lack. */
export function lackingOf(pledge: PayablePledge): bigint {
  return pledge.plan ? takersOf(pledge.plan).reduce((sum, { amount, received }) => sum + amount - received, 0n) : pledge.expected - pledge.received;
}

/** Lays `amount` đồng on the takers, each filled before the next begins. What is above all they lack is left out. */
export function layOnInstalments(amount: bigint, plan: PayablePlan): { instalment: PayableInstalment; amount: bigint }[] {
  const laid: { instalment: PayableInstalment; amount: bigint }[] = [];
  let left = amount;
  for (const instalment of takersOf(plan)) {
    const lacking = instalment.amount - instalment.received;
    const part = left < lacking ? left : lacking;
    if (part > 0n) laid.push({ instalment, amount: part });
    left -= part;
  }
  return laid;
}

/**
 * What becomes of money for a pledge that is paid by instalments. Missed: `late`; dropped by the sponsor: `not_payable`; paid already: `double`; above
 * what it lacks: `excess`, even where the rest fills the next one; an instalment left unfilled at the end: `short`.
 */
function divideOverInstalments(amount: bigint, plan: PayablePlan): Division {
  const named = plan.instalments.find(({ id }) => id === plan.named);
  if (named?.state === "missed") return { outcome: "late", place: 0n, suspend: amount };
  if (named?.state === "dropped") return { outcome: "not_payable", place: 0n, suspend: amount };
  const laid = layOnInstalments(amount, plan);
  const place = laid.reduce((sum, part) => sum + part.amount, 0n);
  const division = { place, suspend: amount - place };
  if (named?.state === "settled" || laid.length === 0) return { outcome: "double", ...division };
  if (division.suspend > 0n || (named && laid.length > 1)) return { outcome: "excess", ...division };
  const last = laid.at(-1)!;
  if (last.instalment.received + last.amount < last.instalment.amount) return { outcome: "short", ...division };
  return { outcome: laid[0]!.instalment.received > 0n ? "completes" : "exact", ...division };
}
