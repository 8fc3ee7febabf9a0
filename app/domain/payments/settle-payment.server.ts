import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { creditInstalments } from "~/domain/payments/credit-instalments.server";
import type { LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { receiptNumber, takeNumber } from "~/domain/payments/take-number.server";
import { clock, vietnamYear } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

type Placing = {
  pledge: LockedPledge;
  transferId: string;
  amount: bigint;
  actor: Actor;
  /** The whole basket is paid at once, and its sponsor told of it as one. */
  basketId?: string;
  /** The money had never left, because it was on its way back and could not be paid out: the receipt that it has stands again, and nobody is sent another. */
  neverLeft?: boolean;
};

/**
 * Credits `amount` đồng of a transfer to a pledge that lacks at least as much; the caller holds the pledge (lockPledgeOfReference) and books the
 * ledger. Once nothing is lacking the payment is settled with the next receipt number and the pledge is confirmed; until then the hold and its
 * deadline stay as they are. `settled` is whether this money settled something. For a pledge paid by instalments see creditInstalments.
 */
export async function creditPledge(tx: Tx, { pledge, transferId, amount, actor, basketId, neverLeft = false }: Placing): Promise<{ settled: boolean }> {
  if (pledge.plan) return creditInstalments(tx, { pledge, plan: pledge.plan, transferId, amount, actor });
  const now = clock.now();
  const at = now.toISOString();
  const settled = pledge.received + amount === pledge.expected;
  await tx.$executeRaw`
    INSERT INTO transfer_placement (transfer_id, pledge_id, kind, amount, placed_by, placed_at)
    VALUES (${transferId}::uuid, ${pledge.id}::uuid, 'pledge', ${amount}::bigint, ${actor.personId}::uuid, ${at}::timestamptz)`;
  const facts = { pledgeId: pledge.id, needId: pledge.needId, transferId, amount: Number(amount), ...(basketId ? { basketId } : {}) };
  if (!settled) {
    await tx.$executeRaw`UPDATE payment SET received = received + ${amount}::bigint, state = 'pending' WHERE id = ${pledge.paymentId}::uuid`;
    const lacking = Number(pledge.expected - pledge.received - amount);
    await recordEvent(tx, { kind: "payment.part_received", subjectType: "payment", subjectId: pledge.paymentId!, actor, payload: { ...facts, lacking } });
    return { settled };
  }
  await tx.$executeRaw`UPDATE pledge SET state = 'confirmed', confirmed_at = ${at}::timestamptz WHERE id = ${pledge.id}::uuid`;
  await tx.$executeRaw`UPDATE need SET units_paid = units_paid + ${pledge.units}::int, updated_at = ${at}::timestamptz WHERE id = ${pledge.needId}::uuid`;
  const year = vietnamYear(now);
  // The receipt of money that was taken back stays in the list as void, under its number; money that comes again gets a receipt and a number of its own.
  const [earlier] = neverLeft ? await tx.$queryRaw<{ number: string | null }[]>`SELECT receipt_number AS number FROM payment WHERE id = ${pledge.paymentId}::uuid` : [];
  const receipt = earlier?.number ?? receiptNumber(year, await takeNumber(tx, "BN", year));
  await tx.$executeRaw`
    UPDATE payment SET received = expected, state = 'settled', settled_at = ${at}::timestamptz, receipt_number = ${receipt} WHERE id = ${pledge.paymentId}::uuid`;
  await recordEvent(tx, {
    kind: "payment.settled",
    subjectType: "payment",
    subjectId: pledge.paymentId!,
    actor,
    payload: { ...facts, expected: Number(pledge.expected), receiptNumber: receipt, ...(neverLeft ? { neverLeft } : {}) },
  });
  await recordEvent(tx, {
    kind: "pledge.confirmed",
    subjectType: "pledge",
    subjectId: pledge.id,
    actor,
    payload: { needId: pledge.needId, units: pledge.units, mode: "money" },
  });
  return { settled };
}
