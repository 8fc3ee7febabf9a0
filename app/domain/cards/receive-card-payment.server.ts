import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { chargeWorth, type CheckoutFacts } from "~/domain/cards/charge-worth.server";
import { reopenBasket } from "~/domain/baskets/reopen-basket.server";
import { wantRefund } from "~/domain/cards/want-refund.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { lockPledgeOfReference, type LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { lockBasket, type LockedBasket } from "~/domain/payments/lock-basket.server";
import { receiveForBasket } from "~/domain/payments/receive-for-basket.server";
import { divideTransfer, type Division } from "~/domain/payments/payment";
import { creditPledge } from "~/domain/payments/settle-payment.server";
import { reopenHold } from "~/domain/pledges/reopen-hold.server";
import { clock } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";

/** A charge that succeeded. `amount` in the smallest unit of `currency`. */
export type PaidCharge = { paymentIntent: string; checkoutId: string; chargeId: string; currency: string; amount: bigint; paidAt: Date | null };

/**
 * Takes in the money of a card payment, once. It is worth what was fixed when its page was opened. A pledge whose hold has ended is held again when
 * its units are still free, one instalment of a promise takes what names it, a basket the whole or nothing; money that no pledge can take waits in suspense, and goes back to the card when the payer chose so. A payment of a page
 * that is not known here waits in suspense as well, worth what the last rate makes of it. Refuses only `rate-missing`, when no rate tells its worth.
 */
export async function receiveCardPayment(charge: PaidCharge): Promise<Outcome<{ transferId: string }, "rate-missing">> {
  return transact(async (tx) => {
    const known = await tx.cardPayment.findUnique({ where: { paymentIntent: charge.paymentIntent }, select: { transferId: true } });
    if (known) return { ok: true, ...known };
    const checkout = isUuid(charge.checkoutId) ? await findCheckout(tx, charge.checkoutId) : null;
    const worth = await chargeWorth(tx, charge, checkout);
    if (!worth) return refuse("rate-missing");
    const { dong, rateId } = worth;
    const transferId = await storeOnce(tx, charge, { dong, reference: checkout?.reference ?? "" });
    if (!transferId) return { ok: true, ...(await tx.cardPayment.findUniqueOrThrow({ where: { paymentIntent: charge.paymentIntent }, select: { transferId: true } })) };
    const basket = checkout?.basketId ? await payableBasket(tx, checkout.basketId) : null;
    const pledge = checkout && !basket ? await payablePledge(tx, checkout.reference) : null;
    const division: Division = pledge ? divideTransfer(dong, pledge) : { outcome: "unknown_reference", place: 0n, suspend: dong };
    await tx.$executeRaw`
      INSERT INTO card_payment (transfer_id, checkout_id, payment_intent, charge_id, currency, amount, dong, rate_id)
      VALUES (${transferId}::uuid, ${checkout?.id ?? null}::uuid, ${charge.paymentIntent}, ${charge.chargeId}, ${charge.currency}, ${charge.amount}::bigint, ${dong}::bigint, ${rateId}::uuid)`;
    await tx.$executeRaw`
      UPDATE card_checkout SET state = 'paid', ended_at = ${clock.now().toISOString()}::timestamptz, payment_intent = ${charge.paymentIntent} WHERE id = ${checkout?.id ?? null}::uuid`;
    const refundLate = checkout?.ifLate === "refund";
    if (basket) {
      const { suspend } = await receiveForBasket(tx, basket, { transferId, provider: "stripe", account: "processor:stripe", name: "card", amount: dong, backIfLate: refundLate });
      if (refundLate && suspend > 0n) await wantRefund(tx, { transferId, dong: suspend, why: "late", actor: SYSTEM });
    } else await place(tx, { transferId, dong, division, pledge, refundLate });
    return { ok: true, transferId };
  });
}

type Placing = { transferId: string; dong: bigint; division: Division; pledge: LockedPledge | null; refundLate: boolean };

async function place(tx: Tx, { transferId, dong, division, pledge, refundLate }: Placing): Promise<void> {
  const { outcome, place: placed, suspend } = division;
  await tx.$executeRaw`
    UPDATE incoming_transfer SET state = ${suspend > 0n ? "suspense" : "placed"}, outcome = ${outcome}, unplaced = ${suspend}::bigint WHERE id = ${transferId}::uuid`;
  await bookTransaction(tx, {
    kind: placed > 0n ? "transfer_placed" : "transfer_suspended",
    idempotencyKey: `transfer:${transferId}`,
    description: `card: ${outcome}${pledge ? ` ${pledge.reference}` : ""}`,
    pledgeId: pledge?.id,
    entries: [
      { account: "processor:stripe", amount: dong },
      { account: `need:${pledge?.needCode ?? ""}`, amount: -placed },
      { account: "suspense", amount: -suspend },
    ],
  });
  const facts = { amount: Number(dong), outcome, pledgeId: pledge?.id ?? null, ...(pledge?.plan?.named ? { instalmentId: pledge.plan.named } : {}) };
  await recordEvent(tx, { kind: "transfer.received", subjectType: "transfer", subjectId: transferId, actor: SYSTEM, payload: { ...facts, provider: "stripe" } });
  const goesBack = suspend > 0n && refundLate;
  if (suspend > 0n)
    await recordEvent(tx, { kind: "transfer.suspended", subjectType: "transfer", subjectId: transferId, actor: SYSTEM, payload: { ...facts, amount: Number(suspend), goesBack } });
  if (pledge && placed > 0n) await creditPledge(tx, { pledge, transferId, amount: placed, actor: SYSTEM });
  if (goesBack) await wantRefund(tx, { transferId, dong: suspend, why: "late", actor: SYSTEM });
}

/** The pledge with its row taken; one whose hold has ended is held again first, when that can be. */
async function payablePledge(tx: Tx, reference: string): Promise<LockedPledge | null> {
  const pledge = await lockPledgeOfReference(tx, reference);
  if (pledge?.state !== "lapsed") return pledge;
  const reopened = await reopenHold(tx, pledge, SYSTEM);
  return reopened.ok ? { ...pledge, state: "held" } : pledge;
}

/** The basket with its rows taken; one whose hold has ended is held again first, when all of it can be. */
async function payableBasket(tx: Tx, basketId: string): Promise<LockedBasket> {
  const basket = await lockBasket(tx, basketId);
  if (basket.state === "lapsed") await reopenBasket(tx, basket, SYSTEM);
  return basket;
}

async function findCheckout(tx: Tx, id: string): Promise<CheckoutFacts | null> {
  const rows = await tx.$queryRaw<CheckoutFacts[]>`
    SELECT checkout.id, checkout.currency, checkout.amount, checkout.dong, checkout.rate_id AS "rateId", checkout.if_late AS "ifLate", coalesce(instalment.reference, basket.reference, pledge.reference) AS reference,
      checkout.basket_id AS "basketId"
    FROM card_checkout checkout JOIN pledge ON pledge.id = checkout.pledge_id LEFT JOIN basket ON basket.id = checkout.basket_id LEFT JOIN instalment ON instalment.id = checkout.instalment_id WHERE checkout.id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** The id of the stored credit, or null when it had been stored before. Waits for whoever is storing the same one right now. */
async function storeOnce(tx: Tx, { paymentIntent, paidAt }: PaidCharge, { dong, reference }: { dong: bigint; reference: string }): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO incoming_transfer (provider, provider_id, amount, memo, payer_name, received_at, state, memo_key)
    VALUES ('stripe', ${paymentIntent}, ${dong}::bigint, ${reference}, '', ${(paidAt ?? clock.now()).toISOString()}::timestamptz, 'received', ${reference})
    ON CONFLICT (provider, provider_id) DO NOTHING RETURNING id`;
  return rows[0]?.id ?? null;
}
