import type { Actor } from "~/domain/audit/record-event.server";
import { dropInstalment } from "~/domain/instalments/drop-instalment.server";
import type { LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { suspendPlacedMoney } from "~/domain/payments/suspend-placed-money.server";
import { endHold } from "~/domain/pledges/end-hold.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { paidUnitsWithout } from "./empty-instalments.server";
import { findRefundFacts } from "./find-refund-facts.server";
import { makeRoom } from "./make-room.server";
import { holdAgainIfUnpaid } from "~/domain/pledges/postpone-instalments.server";
import type { RefundFacts, RefundInstalment } from "./refund-plan";
import { reopenInstalments } from "~/domain/pledges/reopen-instalments.server";

type OnInstalment = { instalmentId: string | null; amount: bigint };

async function look(tx: Tx, pledge: LockedPledge, { instalmentId }: OnInstalment): Promise<{ facts: RefundFacts; instalment: RefundInstalment }> {
  const facts = await findRefundFacts(tx, pledge);
  return { facts, instalment: facts.instalments!.find(({ id }) => id === instalmentId)! };
}

/** Why money cannot be taken off an instalment: its units have left for the children, or the need's money was paid out. The caller holds the pledge. */
export async function whyNotInstalment(tx: Tx, pledge: LockedPledge, placement: OnInstalment): Promise<"in-delivery" | "already-paid-out" | null> {
  const { facts, instalment } = await look(tx, pledge, placement);
  if (!["held", "confirmed", "in_delivery"].includes(pledge.state)) return "in-delivery";
  if (instalment.state === "settled" && paidUnitsWithout(facts, [instalment]) < facts.unitsCarried) return "in-delivery";
  return instalment.state === "settled" && facts.free < instalment.placed ? "already-paid-out" : null;
}

/**
 * An instalment whose money was placed by mistake is open again and due as before, or leaves the promise with its units when they are not kept. The placement has been
 * ended. Where nothing paid is left the pledge is held again, or lapses.
 */
export async function takeFromInstalment(tx: Tx, pledge: LockedPledge, placement: OnInstalment, { keepUnits, actor }: { keepUnits: boolean; actor: Actor }): Promise<void> {
  const { facts, instalment } = await look(tx, pledge, placement);
  if (instalment.state === "settled") await makeRoom(tx, pledge, paidUnitsWithout(facts, [instalment]) - facts.unitsCarried, actor);
  await reopenInstalments(tx, { pledge, instalments: [instalment], amount: placement.amount, why: "undone", actor });
  const paidLeft = facts.instalments!.some(({ id, state }) => state === "settled" && id !== instalment.id);
  if (keepUnits || !paidLeft) await holdAgainIfUnpaid(tx, pledge, "undone", actor);
  if (keepUnits) return;
  if (!paidLeft) {
    const suspended = await suspendPlacedMoney(tx, pledge, actor);
    await endHold(tx, pledge, { state: "lapsed", kind: "pledge.lapsed", actor, at: clock.now(), payload: { undone: true, suspended: Number(suspended) } });
    return;
  }
  const plan = { id: pledge.id, reference: pledge.reference, needId: pledge.needId, needCode: pledge.needCode, needState: "", payDay: 1, instalments: [] };
  await dropInstalment(tx, plan, { ...instalment, received: instalment.placed, state: "open", dueOn: "", bridgeId: null }, "ended", actor);
}
