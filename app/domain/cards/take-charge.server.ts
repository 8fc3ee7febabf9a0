import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { endCheckout } from "~/domain/cards/end-checkout.server";
import { reconcilePayment } from "~/domain/cards/reconcile-payment.server";
import { triesOf } from "~/domain/cards/reserve-charge.server";
import { nextTryOn } from "~/domain/cards/saved-card";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";
import { chargeCard, findCharge, isKept, type ChargeAnswer } from "~/platform/stripe-card.server";

type Attempt = {
  id: string; pledgeId: string; instalmentId: string; savedCardId: string; attempt: number; dong: bigint; reference: string; customerId: string; paymentMethod: string;
  /** The instalment is still open and its card in use. */
  wanted: boolean;
};

/**
 * Takes an instalment from its saved card, as it was reserved. `resumed`: it is not known whether Stripe was asked, because a worker may have died after
 * asking, so Stripe is first asked whether it knows the attempt; what is not wanted any more and was never asked is given up. An answer that does not
 * come leaves the attempt open for the next run. Money that comes goes through the same booking as that of a page.
 */
export async function takeCharge(attemptId: string, { resumed }: { resumed: boolean }): Promise<void> {
  const attempt = await findAttempt(attemptId);
  if (!attempt) return;
  const answer = await answerOf(attempt, resumed);
  if (answer === "waits") return;
  if ("stopped" in answer) return transact((tx) => endCheckout(tx, { id: attempt.id, state: "failed", actor: SYSTEM, why: answer.stopped }));
  if (answer.state === "declined") return noteDecline(attempt, answer);
  if (answer.state === "processing") return void (await db.cardCheckout.updateMany({ where: { id: attempt.id, state: "opening" }, data: { paymentIntent: answer.paymentIntent } }));
  await reconcilePayment(answer.paymentIntent);
}

async function findAttempt(id: string): Promise<Attempt | null> {
  const rows = await db.$queryRaw<Attempt[]>`
    SELECT tried.id, tried.pledge_id AS "pledgeId", tried.instalment_id AS "instalmentId", tried.saved_card_id AS "savedCardId", tried.attempt, tried.dong, instalment.reference,
      card.customer_id AS "customerId", card.payment_method AS "paymentMethod", instalment.state = 'open' AND card.state = 'active' AND pledge.state IN ('confirmed', 'in_delivery') AS wanted
    FROM card_checkout tried JOIN saved_card card ON card.id = tried.saved_card_id JOIN instalment ON instalment.id = tried.instalment_id JOIN pledge ON pledge.id = tried.pledge_id
    WHERE tried.id = ${id}::uuid AND tried.kind = 'saved_card' AND tried.state = 'opening'`;
  return rows[0] ?? null;
}

async function answerOf(attempt: Attempt, resumed: boolean): Promise<(ChargeAnswer & { ok: true }) | "waits" | { stopped: string }> {
  const { id: checkoutId, customerId, paymentMethod, reference, dong: amount } = attempt;
  if (resumed) {
    const found = await findCharge({ customerId, checkoutId });
    if (!found.ok && found.retry) return "waits";
    if (found.ok && found.charge?.ok) return found.charge;
    if (!attempt.wanted) return { stopped: "not wanted any more" };
  }
  const idempotencyKey = `instalment-${attempt.instalmentId}-${attempt.attempt}`;
  const answer = await chargeCard({ idempotencyKey, checkoutId, reference, amount, customerId, paymentMethod });
  if (answer.ok) return answer;
  log.warn({ code: answer.code, retry: answer.retry }, "an instalment could not be taken from its saved card now");
  if (answer.retry) return "waits";
  // A card that was taken away at Stripe is of no use any more; whatever else Stripe will not do is no fault of the card, which a later run tries again.
  const card = await isKept(paymentMethod);
  return card.ok && !card.kept ? { ok: true, paymentIntent: null, state: "declined", why: { code: answer.code, final: true } } : { stopped: answer.code };
}

/** The card's bank refused: the attempt ends, the sponsor is told by what follows the event, and a card that is refused for good is not tried again. */
async function noteDecline({ id, pledgeId, instalmentId, savedCardId }: Attempt, { paymentIntent, why }: Extract<ChargeAnswer, { state: "declined" }>): Promise<void> {
  await transact(async (tx) => {
    await tx.$queryRaw`SELECT id FROM pledge WHERE id = ${pledgeId}::uuid FOR NO KEY UPDATE`;
    const ended = await tx.cardCheckout.updateMany({ where: { id, state: "opening" }, data: { state: "failed", endedAt: clock.now(), declined: why.code.slice(0, 100), paymentIntent } });
    if (ended.count === 0) return;
    if (why.final) await tx.savedCard.updateMany({ where: { id: savedCardId, state: "active" }, data: { state: "blocked" } });
    const next = why.final ? null : nextTryOn(await triesOf(tx, instalmentId, savedCardId), env.INSTALMENT_GRACE_DAYS);
    const payload = { pledgeId, instalmentId, savedCardId, code: why.code.slice(0, 100), final: why.final, nextOn: next };
    await recordEvent(tx, { kind: "card.charge_declined", subjectType: "card", subjectId: id, actor: SYSTEM, payload });
  });
}
