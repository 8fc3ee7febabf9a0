import { refuse, type Outcome } from "~/domain/outcome";
import type { InstalmentState } from "~/domain/payments/payment";
import { refundAfters, refundScopes, type RefundAfter, type RefundScope } from "./refund";

export type RefundBar =
  | "in-kind" | "nothing-received" | "refund-exists" | "delivered" | "in-delivery" | "already-paid-out" | "not-refundable" | "by-instalments" | "not-by-instalments" | "parts-invalid" | "nothing-in-excess";

/** One instalment: `placed` is what of its money still rests on it, `received` what came for it. Whole đồng, units of the need. */
export type RefundInstalment = { id: string; position: number; units: number; amount: bigint; received: bigint; placed: bigint; state: InstalmentState };

export type RefundFacts = {
  mode: string;
  state: string;
  units: number;
  unitPrice: bigint;
  /** Whole đồng that stand for the pledge now. */
  received: bigint;
  /** Units that have left for the children or were counted, and of them those that two people confirmed. */
  unitsCarried: number;
  unitsDelivered: number;
  /** Units that could not be delivered and were taken back before. */
  unitsReturned: number;
  /** Null for a pledge that is not paid by instalments. */
  instalments: RefundInstalment[] | null;
  /** The fund's own reserve paid it: there is no sponsor to refund. */
  fromReserve: boolean;
  refundOpen: boolean;
  /** Whole đồng of the need's fully paid gifts that have not left the bank. */
  free: bigint;
  /** Money of the sponsor that the pledge could not take and that waits, and whether a refund of it is under way. */
  excess: bigint;
  excessOpen: boolean;
};

export type RefundWish = { scope: "all" } | { scope: "units"; parts: number } | { scope: "instalments"; parts: number; after: RefundAfter } | { scope: "excess" };

/** What a refund takes: đồng, units that leave the pledge for good, the instalments it empties; `ends` when nothing is left of the pledge. */
export type RefundPlan = { amount: bigint; units: number; instalments: string[]; ends: boolean };

/**
 * The refund policy. Units that have left for the children stay given, and so does money that was paid out to the receiving side; everything else that was
 * received may go back: all of the pledge, some whole units, or whole instalments, the newest first. A pledge of the reserve has nobody to refund.
 * Answers what would be taken, or what stands in the way.
 */
export function planRefund(facts: RefundFacts, wish: RefundWish): Outcome<{ plan: RefundPlan }, RefundBar> {
  if (facts.mode !== "money") return refuse("in-kind");
  if (wish.scope === "excess") return planExcess(facts);
  if (facts.refundOpen) return refuse("refund-exists");
  const plan = wish.scope === "all" ? planAll(facts) : wish.scope === "units" ? planUnits(facts, wish.parts) : planInstalments(facts, wish.parts, wish.after);
  return plan.ok && sureMoney(facts, plan.plan) > facts.free ? refuse("already-paid-out") : plan;
}

/** Of what a plan takes the đồng that were paid in full, so that some may have been paid out; the rest never could be. */
function sureMoney({ state, instalments }: RefundFacts, { amount, instalments: taken }: RefundPlan): bigint {
  if (state === "held") return 0n;
  return (instalments ?? []).reduce((sum, { id, state: standing, received }) => (standing === "open" && taken.includes(id) ? sum - received : sum), amount);
}

type Planned = Outcome<{ plan: RefundPlan }, RefundBar>;
const running = ["confirmed", "in_delivery"];

function planExcess({ excess, excessOpen }: RefundFacts): Planned {
  if (excessOpen) return refuse("refund-exists");
  return excess > 0n ? { ok: true, plan: { amount: excess, units: 0, instalments: [], ends: false } } : refuse("nothing-in-excess");
}

function planAll(facts: RefundFacts): Planned {
  if (facts.unitsDelivered > 0 || facts.state === "delivered" || facts.state === "closed") return refuse("delivered");
  if (facts.unitsCarried > 0) return refuse("in-delivery");
  if (facts.fromReserve || ![...running, "held"].includes(facts.state)) return refuse("not-refundable");
  if (facts.received <= 0n) return refuse("nothing-received");
  return { ok: true, plan: { amount: facts.received, units: facts.units, instalments: (facts.instalments ?? []).map(({ id }) => id), ends: true } };
}

function planUnits(facts: RefundFacts, parts: number): Planned {
  if (facts.instalments) return refuse("by-instalments");
  if (facts.state === "delivered" || facts.state === "closed") return refuse("delivered");
  if (facts.fromReserve || !running.includes(facts.state)) return refuse("not-refundable");
  const spare = facts.units - facts.unitsCarried;
  if (spare <= 0) return refuse("in-delivery");
  if (!Number.isInteger(parts) || parts < 1 || parts > spare) return refuse("parts-invalid");
  return { ok: true, plan: { amount: BigInt(parts) * facts.unitPrice, units: parts, instalments: [], ends: parts === facts.units } };
}

function planInstalments(facts: RefundFacts, parts: number, after: RefundAfter): Planned {
  if (!facts.instalments) return refuse("not-by-instalments");
  if (facts.state === "delivered" || facts.state === "closed") return refuse("delivered");
  if (facts.fromReserve || !running.includes(facts.state)) return refuse("not-refundable");
  const unused = unusedInstalments(facts);
  if (unused.length === 0) return refuse(facts.received > 0n ? "in-delivery" : "nothing-received");
  if (!Number.isInteger(parts) || parts < 1 || parts > unused.length) return refuse("parts-invalid");
  const taken = unused.slice(0, parts);
  const ids = taken.map(({ id }) => id);
  const amount = taken.reduce((sum, { received }) => sum + received, 0n);
  const paidLeft = facts.instalments.some(({ id, state }) => state === "settled" && !ids.includes(id));
  // A promise of which nothing paid is left and that is not to go on is over.
  if (after === "ended" && !paidLeft) return { ok: true, plan: { amount, units: facts.units, instalments: facts.instalments.map(({ id }) => id), ends: true } };
  return { ok: true, plan: { amount, units: after === "ended" ? taken.reduce((sum, { units }) => sum + units, 0) : 0, instalments: ids, ends: false } };
}

/** Instalments whose money is here and not used, the newest first: as many as leave enough paid units for what has left for the children. */
export function unusedInstalments({ instalments, unitsCarried, unitsReturned }: Pick<RefundFacts, "instalments" | "unitsCarried" | "unitsReturned">): RefundInstalment[] {
  const all = instalments ?? [];
  let spare = all.reduce((sum, { state, units }) => sum + (state === "settled" ? units : 0), 0) - unitsReturned - unitsCarried;
  const unused: RefundInstalment[] = [];
  for (const instalment of all.filter(({ received }) => received > 0n).toSorted((a, b) => b.position - a.position)) {
    if (instalment.placed < instalment.received) continue;
    if (instalment.state === "settled") {
      if (instalment.units > spare) break;
      spare -= instalment.units;
    }
    unused.push(instalment);
  }
  return unused;
}

/** The most whole units that may go back, by what has left for the children and by what was paid out. */
export function unitsRefundable({ mode, state, units, unitsCarried, unitPrice, free, instalments, fromReserve }: RefundFacts): number {
  if (mode !== "money" || instalments || fromReserve || !running.includes(state)) return 0;
  return Math.max(0, Math.min(units - unitsCarried, Number(free / unitPrice)));
}

/** What a form or a row asks for; null when it makes no sense. */
export function readRefundWish({ scope, parts, after }: { scope: string; parts: number | null; after: string | null }): RefundWish | null {
  const known = refundScopes.find((one): one is RefundScope => one === scope);
  if (known === "all" || known === "excess") return { scope: known };
  if (parts === null || !Number.isSafeInteger(parts)) return null;
  if (known === "units") return { scope: known, parts };
  const then = refundAfters.find((one) => one === after);
  return known === "instalments" && then ? { scope: known, parts, after: then } : null;
}
