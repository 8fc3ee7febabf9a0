import type { Actor } from "~/domain/audit/record-event.server";
import { removeCard } from "~/domain/cards/keep-card.server";
import type { LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { readNeedMoney } from "~/domain/payments/need-money.server";
import { postponeInstalments } from "~/domain/pledges/postpone-instalments.server";
import { reopenInstalments } from "~/domain/pledges/reopen-instalments.server";
import type { Tx } from "~/platform/database.server";

/**
 * Whether money of one instalment can go back: the promise runs, the units that stay paid are as many as are being delivered or were, and the money has not left the
 * bank for the need. Of an instalment that is not full nothing was delivered and nothing has left. The caller holds the pledge.
 */
export async function canWithdrawInstalment(tx: Tx, pledge: LockedPledge, instalmentId: string): Promise<boolean> {
  if (!["held", "confirmed", "in_delivery"].includes(pledge.state)) return false;
  const [facts] = await tx.$queryRaw<{ state: string; received: bigint; paidLeft: number; carried: number }[]>`
    SELECT instalment.state, instalment.received,
      (SELECT coalesce(sum(units), 0)::int FROM instalment other WHERE other.pledge_id = pledge.id AND other.state = 'settled' AND other.id <> instalment.id) - pledge.units_returned AS "paidLeft",
      (SELECT coalesce(sum(CASE WHEN state = 'confirmed' THEN units_accepted ELSE units END), 0)::int FROM delivery
        WHERE pledge_id = pledge.id AND state NOT IN ('rejected', 'cancelled')) AS carried
    FROM instalment JOIN pledge ON pledge.id = instalment.pledge_id WHERE instalment.id = ${instalmentId}::uuid`;
  if (!facts || !["open", "settled"].includes(facts.state)) return false;
  if (facts.state === "open") return true;
  return facts.paidLeft >= facts.carried && (await readNeedMoney(tx, pledge.needCode)).free >= facts.received;
}

/**
 * Takes `amount` đồng out of an instalment because they went back to the card: it is open again and due after the others, where nothing paid is left the promise is
 * held again, and the saved card is forgotten, so that nothing is taken from it without a new consent. The caller holds need and pledge and books the ledger.
 */
export async function withdrawFromInstalment(tx: Tx, pledge: LockedPledge, { instalmentId, amount, actor }: { instalmentId: string; amount: bigint; actor: Actor }): Promise<void> {
  const instalment = pledge.plan!.instalments.find(({ id }) => id === instalmentId)!;
  await reopenInstalments(tx, { pledge, instalments: [instalment], amount, why: "card", actor });
  Object.assign(instalment, { state: "open", received: instalment.received - amount });
  await postponeInstalments(tx, pledge, [instalment], actor);
  const card = await tx.savedCard.findFirst({ where: { pledgeId: pledge.id, state: { in: ["active", "blocked"] } }, select: { id: true } });
  if (card) await removeCard(tx, card.id, "paid_back", actor);
}
