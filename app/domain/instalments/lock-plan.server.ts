import type { Viewer } from "~/domain/accounts/viewer";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { refuse, type Outcome } from "~/domain/outcome";
import type { InstalmentState } from "~/domain/payments/payment";
import { findPledgeFacts, lockPledgeFacts } from "~/domain/pledges/find-pledge-facts.server";
import { canCancelPledge } from "~/domain/pledges/pledge-policy";
import type { Tx } from "~/platform/database.server";

/** Days are yyyy-mm-dd in Việt Nam, amounts whole đồng. */
export type LockedInstalment = { id: string; position: number; dueOn: string; units: number; amount: bigint; received: bigint; state: InstalmentState; bridgeId: string | null };

/** A running promise whose need and pledge rows are held. */
export type LockedPlan = { id: string; reference: string; needId: string; needCode: string; needState: string; payDay: number; instalments: LockedInstalment[] };

export type PlanRefusal = "not-found" | "not-running";

const running = ["confirmed", "in_delivery"];
/** Also when all that had been kept of it is delivered, or nothing of it was left, a sponsor may come back to what was missed. */
const resumable = [...running, "delivered", "cancelled"];

/** The plan of a pledge for the person who may change it: its sponsor. Refuses `not-running` unless the pledge is confirmed or in delivery, or may be `resumed`. */
export async function lockOwnPlan(tx: Tx, reference: string, viewer: Viewer, which: { resumed?: boolean } = {}): Promise<Outcome<{ plan: LockedPlan }, PlanRefusal>> {
  const seen = await findPledgeFacts(tx, reference);
  if (!seen || !canCancelPledge(viewer, seen)) return refuse("not-found");
  return lockPlan(tx, seen, which);
}

export async function lockPlan(tx: Tx, seen: { id: string; reference: string; needId: string }, { resumed = false } = {}): Promise<Outcome<{ plan: LockedPlan }, PlanRefusal>> {
  const need = await lockNeed(tx, seen.needId);
  const pledge = await lockPledgeFacts(tx, seen);
  const plan = await tx.instalmentPlan.findUnique({
    where: { pledgeId: pledge.id },
    select: {
      payDay: true,
      instalments: { orderBy: { position: "asc" }, select: { id: true, position: true, dueOn: true, units: true, amount: true, received: true, state: true, bridgeId: true } },
    },
  });
  if (!plan) return refuse("not-found");
  if (!(resumed ? resumable : running).includes(pledge.state)) return refuse("not-running");
  const instalments = plan.instalments.map((one) => ({ ...one, state: one.state as InstalmentState, dueOn: one.dueOn.toISOString().slice(0, 10) }));
  return { ok: true, plan: { id: pledge.id, reference: pledge.reference, needId: need.id, needCode: need.code, needState: need.state, payDay: plan.payDay, instalments } };
}

/** Instalments that a sponsor may take out or pause: open ones of which nothing has come. */
export function untouched(plan: LockedPlan): LockedInstalment[] {
  return plan.instalments.filter(({ state, received }) => state === "open" && received === 0n);
}
