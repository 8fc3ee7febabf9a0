import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import type { LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { layOnInstalments, type PayableInstalment, type PayablePlan } from "~/domain/payments/payment";
import { receiptNumber, takeNumber } from "~/domain/payments/take-number.server";
import { clock, vietnamYear } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

type Placing = { pledge: LockedPledge; plan: PayablePlan; transferId: string; amount: bigint; actor: Actor };

/**
 * Credits `amount` đồng of a transfer to the instalments that take it, at most what they lack; the caller holds the pledge and books the ledger. Each
 * instalment that is full now is settled with a receipt number of its own and its units count as paid. The first one confirms the pledge, the
 * last one settles its payment.
 */
export async function creditInstalments(tx: Tx, { pledge, plan, transferId, amount, actor }: Placing): Promise<{ settled: boolean }> {
  const laid = layOnInstalments(amount, plan);
  if (laid.reduce((sum, part) => sum + part.amount, 0n) !== amount) throw new Error(`The instalments of ${pledge.reference} cannot take ${amount} đồng.`);
  const at = clock.now().toISOString();
  const settledNow: PayableInstalment[] = [];
  for (const { instalment, amount: part } of laid) {
    await tx.$executeRaw`
      INSERT INTO transfer_placement (transfer_id, pledge_id, instalment_id, kind, amount, placed_by, placed_at)
      VALUES (${transferId}::uuid, ${pledge.id}::uuid, ${instalment.id}::uuid, 'pledge', ${part}::bigint, ${actor.personId}::uuid, ${at}::timestamptz)`;
    const facts = { pledgeId: pledge.id, needId: pledge.needId, transferId, amount: Number(part), position: instalment.position };
    if (instalment.received + part === instalment.amount) {
      settledNow.push(instalment);
      await settleInstalment(tx, instalment, facts, actor);
    } else {
      await tx.$executeRaw`UPDATE instalment SET received = received + ${part}::bigint WHERE id = ${instalment.id}::uuid`;
      const lacking = Number(instalment.amount - instalment.received - part);
      await recordEvent(tx, { kind: "instalment.part_received", subjectType: "instalment", subjectId: instalment.id, actor, payload: { ...facts, lacking } });
    }
  }
  const units = settledNow.reduce((sum, instalment) => sum + instalment.units, 0);
  if (units > 0) await tx.$executeRaw`UPDATE need SET units_paid = units_paid + ${units}::int, updated_at = ${at}::timestamptz WHERE id = ${pledge.needId}::uuid`;
  await creditPayment(tx, pledge, amount, actor);
  if (["held", "lapsed"].includes(pledge.state) && units > 0) {
    await tx.$executeRaw`UPDATE pledge SET state = 'confirmed', confirmed_at = ${at}::timestamptz WHERE id = ${pledge.id}::uuid`;
    const payload = { needId: pledge.needId, units: pledge.units, unitsPaid: units, mode: "money" };
    await recordEvent(tx, { kind: "pledge.confirmed", subjectType: "pledge", subjectId: pledge.id, actor, payload });
  }
  return { settled: settledNow.length > 0 };
}

async function settleInstalment(tx: Tx, instalment: PayableInstalment, facts: { amount: number }, actor: Actor) {
  const now = clock.now();
  const year = vietnamYear(now);
  // The receipt of money that was refunded or undone stays in the list as void, under its number; money that comes again gets one of its own.
  const receipt = receiptNumber(year, await takeNumber(tx, "BN", year));
  await tx.$executeRaw`
    UPDATE instalment SET received = amount, state = 'settled', settled_at = ${now.toISOString()}::timestamptz, receipt_number = ${receipt} WHERE id = ${instalment.id}::uuid`;
  const payload = { ...facts, units: instalment.units, expected: Number(instalment.amount), receiptNumber: receipt };
  await recordEvent(tx, { kind: "instalment.settled", subjectType: "instalment", subjectId: instalment.id, actor, payload });
}

/** The payment of the whole pledge: pending until its last instalment has come. It bears no receipt number; its instalments do. */
async function creditPayment(tx: Tx, pledge: LockedPledge, amount: bigint, actor: Actor) {
  const received = pledge.received + amount;
  const whole = received === pledge.expected;
  await tx.$executeRaw`
    UPDATE payment SET received = ${received}::bigint, state = ${whole ? "settled" : "pending"},
      settled_at = CASE WHEN ${whole} THEN ${clock.now().toISOString()}::timestamptz END
    WHERE id = ${pledge.paymentId}::uuid`;
  const payload = { pledgeId: pledge.id, needId: pledge.needId, amount: Number(amount), lacking: Number(pledge.expected - received) };
  await recordEvent(tx, { kind: whole ? "payment.settled" : "payment.part_received", subjectType: "payment", subjectId: pledge.paymentId!, actor, payload });
}
