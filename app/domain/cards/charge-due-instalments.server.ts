import { forgetCard, retireCards } from "~/domain/cards/forget-card.server";
import { reserveCharge } from "~/domain/cards/reserve-charge.server";
import { takeCharge } from "~/domain/cards/take-charge.server";
import { daysLater } from "~/domain/pledges/instalment-schedule";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { cardsOffered } from "~/platform/stripe.server";
import { throughAll } from "~/platform/through-all.server";

const BATCH = 200;
const MINUTE = 60_000;
/** An attempt of these minutes may still be in the hands of another worker. */
const RESUME_MINUTES = 5;
/** After these minutes a card that is out of use and not yet forgotten is asked about again. */
const FORGET_MINUTES = 30;

/**
 * Takes every instalment that is due from the card its sponsor saved for it, the longest due first, goes on with attempts whose answer never came, and has
 * Stripe forget cards out of use that it has not forgotten yet. One sponsor's card that cannot be asked about now keeps nobody else waiting; its attempt is
 * gone on with in the next run. Answers how many charges were tried. Nothing happens while cards are not configured.
 */
export async function chargeDueInstalments(): Promise<number> {
  if (!cardsOffered()) return 0;
  await retireCards();
  const now = clock.now();
  const today = vietnamDay(now);
  const before = (minutes: number) => new Date(now.getTime() - minutes * MINUTE).toISOString();
  const idle = (passed: string[]) => db.$queryRaw<{ id: string }[]>`
    SELECT id FROM saved_card WHERE state = 'removed' AND payment_method IS NOT NULL AND detached_at IS NULL AND removed_at < ${before(FORGET_MINUTES)}::timestamptz AND id <> ALL(${passed}::uuid[])
    ORDER BY removed_at, id LIMIT ${BATCH}`;
  await throughAll("charge_due_instalments", idle, ({ id }) => forgetCard(id));
  const left = (passed: string[]) => db.$queryRaw<{ id: string }[]>`
    SELECT id FROM card_checkout WHERE kind = 'saved_card' AND state = 'opening' AND started_at < ${before(RESUME_MINUTES)}::timestamptz AND id <> ALL(${passed}::uuid[]) ORDER BY started_at, id LIMIT ${BATCH}`;
  const resumed = await throughAll("charge_due_instalments", left, ({ id }) => takeCharge(id, { resumed: true }));
  const due = (passed: string[]) => db.$queryRaw<{ id: string; reference: string; savedCardId: string }[]>`
    SELECT instalment.id, instalment.reference, card.id AS "savedCardId" FROM saved_card card
    JOIN instalment ON instalment.pledge_id = card.pledge_id AND instalment.id = ANY (card.instalments) JOIN pledge ON pledge.id = card.pledge_id
    WHERE card.state = 'active' AND instalment.state = 'open' AND pledge.state IN ('confirmed', 'in_delivery') AND instalment.id <> ALL(${passed}::uuid[])
      AND instalment.due_on BETWEEN ${daysLater(today, -env.INSTALMENT_GRACE_DAYS)}::date AND ${today}::date
    ORDER BY instalment.due_on, instalment.id LIMIT ${BATCH}`;
  const tried = await throughAll("charge_due_instalments", due, async ({ id: instalmentId, reference, savedCardId }) => {
    const attempt = await transact((tx) => reserveCharge(tx, { reference, instalmentId, savedCardId }));
    if (attempt) await takeCharge(attempt, { resumed: false });
    return attempt !== null;
  });
  return resumed + tried;
}
