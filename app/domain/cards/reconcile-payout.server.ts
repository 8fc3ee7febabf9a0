import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { matchArrivedPayout } from "~/domain/cards/match-payout.server";
import { isFailedPayout, keepParts, worthOfPart, worthOfPayout } from "~/domain/cards/payout-parts.server";
import { reconcilePayment, type Reconciled } from "~/domain/cards/reconcile-payment.server";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { log } from "~/platform/log.server";
import { listPayouts, readPayout, type PayoutTruth } from "~/platform/stripe-payout.server";
import { cardsOffered } from "~/platform/stripe.server";
import { eachOf } from "~/platform/through-all.server";

/** Days before and after today within which payouts are looked for that no notice told of. */
const LOOK_DAYS = 10;

/** Asks Stripe how a payout stands, and of one that is not booked yet what is in it, and books what is new. Throws when Stripe cannot be asked, so that a job asks again. */
export async function reconcilePayout(id: string): Promise<Reconciled> {
  const known = await db.cardPayout.count({ where: { id } });
  const read = await readPayout(id, { withParts: known === 0 });
  if (!read.ok) {
    if (read.retry) throw new Error(`The card processor could not be asked about a payout: ${read.code}`);
    log.warn({ payout: id, code: read.code }, "the card processor does not know a payout that it reported");
    return "not_ours";
  }
  return bookPayout(read.payout);
}

/**
 * Books what is new of a payout: sent, its worth leaves the processor for the transit account until the bank shows it; failed, it comes back. What is in it
 * and not booked yet is booked first. A negative one, with which Stripe takes what it is owed from the bank account, goes the other way and waits for the
 * bank's debit.
 */
export async function bookPayout(payout: PayoutTruth): Promise<Reconciled> {
  const { id } = payout;
  const known = await db.cardPayout.findUnique({ where: { id }, select: { state: true } });
  if (known) return payout.state === "failed" ? bookFailure(id) : "booked";
  if (payout.state === "not_yet" || payout.amount === 0n) return "unpaid";
  for (const part of payout.parts) await bookPartFirst(id, part);
  const booked = await bookSent(payout);
  // One that failed before it was known here is booked out and in: the payout after it carries its coming back.
  if (booked === "booked" && payout.state === "failed") return bookFailure(id);
  if (booked === "booked") await matchArrivedPayout(id);
  return booked;
}

/** Looks at every payout of these days, and again at those that are on their way. Answers how many were looked at. */
export async function reconcilePayouts(): Promise<number> {
  if (!cardsOffered()) return 0;
  const listed = await listPayouts(clock.now(), LOOK_DAYS);
  if (!listed.ok) return 0;
  const known = await db.cardPayout.findMany({ where: { id: { in: listed.ids }, state: { not: "on_the_way" } }, select: { id: true } });
  const open = await db.cardPayout.findMany({ where: { state: "on_the_way" }, select: { id: true } });
  const done = new Set(known.map(({ id }) => id));
  const ids = [...new Set([...listed.ids.filter((id) => !done.has(id)), ...open.map(({ id }) => id)])];
  await eachOf("reconcile_payouts", ids.map((id) => ({ id })), async ({ id }) => void (await reconcilePayout(id)));
  return ids.length;
}

async function bookPartFirst(payoutId: string, part: PayoutTruth["parts"][number]): Promise<void> {
  if ((await worthOfPart(db, part)) !== null) return;
  if (part.paymentIntent) await reconcilePayment(part.paymentIntent);
  else if (isFailedPayout(part) && part.sourceId && part.sourceId !== payoutId) await reconcilePayout(part.sourceId);
}

async function bookSent(payout: PayoutTruth): Promise<Reconciled> {
  const { id, currency, amount, descriptor, arrivesOn } = payout;
  return transact(async (tx) => {
    const worth = await worthOfPayout(tx, payout);
    if (!worth) return "rate_missing";
    const { dong, feeDong, valuedBy, parts } = worth;
    const stored = await tx.$executeRaw`
      INSERT INTO card_payout (id, currency, amount, dong, fee_dong, valued_by, state, descriptor, expected_on, booked_at)
      VALUES (${id}, ${currency}, ${amount}::bigint, ${dong}::bigint, ${feeDong}::bigint, ${valuedBy}, 'on_the_way', ${descriptor?.slice(0, 100) ?? null}, ${arrivesOn}::date, ${clock.now().toISOString()}::timestamptz)
      ON CONFLICT (id) DO NOTHING`;
    if (stored === 0) return "booked";
    await keepParts(tx, id, parts);
    await bookTransaction(tx, {
      kind: "payout_sent",
      idempotencyKey: `payout:${id}`,
      description: `payout ${id}: ${amount} ${currency.toLowerCase()}`,
      entries: [
        { account: "transit:stripe", amount: dong },
        { account: "fees:stripe", amount: feeDong },
        { account: "processor:stripe", amount: -dong - feeDong },
      ],
    });
    await recordEvent(tx, { kind: "card.payout_booked", subjectType: "card", subjectId: id, actor: SYSTEM, payload: { dong: Number(dong), amount: Number(dong < 0n ? -dong : dong), feeDong: Number(feeDong), paidOut: Number(amount), currency } });
    return "booked";
  });
}

/** A payout that did not reach the bank is with the processor again. One that the bank's statement shows has arrived, whatever is said of it later. */
async function bookFailure(id: string): Promise<Reconciled> {
  return transact(async (tx): Promise<Reconciled> => {
    const failed = await tx.$queryRaw<{ dong: bigint }[]>`
      UPDATE card_payout SET state = 'failed', failed_at = ${clock.now().toISOString()}::timestamptz WHERE id = ${id} AND state = 'on_the_way' RETURNING dong`;
    if (!failed[0]) return "booked";
    const { dong } = failed[0];
    await bookTransaction(tx, {
      kind: "payout_failed",
      idempotencyKey: `payout:${id}:failed`,
      description: `payout ${id} failed`,
      entries: [
        { account: "processor:stripe", amount: dong },
        { account: "transit:stripe", amount: -dong },
      ],
    });
    await recordEvent(tx, { kind: "card.payout_failed", subjectType: "card", subjectId: id, actor: SYSTEM, payload: { dong: Number(dong) } });
    return "booked";
  });
}
