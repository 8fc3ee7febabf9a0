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

/** The plan of a pledge for the person who may change it: its sponsor. Refuses `not-running` unless the pledge is confirmed or in delivery. */
export async function lockOwnPlan(tx: Tx, reference: string, viewer: Viewer): Promise<Outcome<{ plan: LockedPlan }, PlanRefusal>> {
  const seen = await findPledgeFacts(tx, reference);
  if (!seen || !canCancelPledge(viewer, seen)) return refuse("not-found");
  return lockPlan(tx, seen);
}

export async function lockPlan(tx: Tx, seen: { id: string; reference: string; needId: string }): Promise<Outcome<{ plan: LockedPlan }, PlanRefusal>> {
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
  if (pledge.state !== "confirmed" && pledge.state !== "in_delivery") return refuse("not-running");
  const instalments = plan.instalments.map((one) => ({ ...one, state: one.state as InstalmentState, dueOn: one.dueOn.toISOString().slice(0, 10) }));
  return { ok: true, plan: { id: pledge.id, reference: pledge.reference, needId: need.id, needCode: need.code, needState: need.state, payDay: plan.payDay, instalments } };
}

/** Instalments that a sponsor may take out or pause: open ones of which nothing has come. */
export function untouched(plan: LockedPlan): LockedInstalment[] {
  return plan.instalments.filter(({ state, received }) => state === "open" && received === 0n);
}
