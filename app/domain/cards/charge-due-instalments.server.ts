import { forgetCard, retireCards } from "~/domain/cards/forget-card.server";
import { reserveCharge } from "~/domain/cards/reserve-charge.server";
import { takeCharge } from "~/domain/cards/take-charge.server";
import { daysLater } from "~/domain/pledges/instalment-schedule";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";
import { cardsOffered } from "~/platform/stripe.server";

const BATCH = 200;
const MINUTE = 60_000;
/** An attempt of these minutes may still be in the hands of another worker. */
const RESUME_MINUTES = 5;
/** After these minutes a card that is out of use and not yet forgotten is asked about again. */
const FORGET_MINUTES = 30;

/**
 * Takes every instalment that is due from the card its sponsor saved for it, the longest due first, goes on with attempts whose answer never came, and has
 * Stripe forget cards out of use that it has not forgotten yet. Answers how many charges were tried. Nothing happens while cards are not configured.
 */
export async function chargeDueInstalments(): Promise<number> {
  if (!cardsOffered()) return 0;
  await retireCards();
  const now = clock.now();
  const today = vietnamDay(now);
  const idle = await db.savedCard.findMany({
    where: { state: "removed", paymentMethod: { not: null }, detachedAt: null, removedAt: { lt: new Date(now.getTime() - FORGET_MINUTES * MINUTE) } }, orderBy: { removedAt: "asc" }, take: BATCH, select: { id: true },
  });
  for (const { id } of idle) await oneByOne(() => forgetCard(id));
  const left = await db.cardCheckout.findMany({
    where: { kind: "saved_card", state: "opening", startedAt: { lt: new Date(now.getTime() - RESUME_MINUTES * MINUTE) } }, orderBy: { startedAt: "asc" }, take: BATCH, select: { id: true },
  });
  for (const { id } of left) await oneByOne(() => takeCharge(id, { resumed: true }));
  const due = await db.$queryRaw<{ reference: string; instalmentId: string; savedCardId: string }[]>`
    SELECT instalment.reference, instalment.id AS "instalmentId", card.id AS "savedCardId" FROM saved_card card
    JOIN instalment ON instalment.pledge_id = card.pledge_id AND instalment.id = ANY (card.instalments) JOIN pledge ON pledge.id = card.pledge_id
    WHERE card.state = 'active' AND instalment.state = 'open' AND pledge.state IN ('confirmed', 'in_delivery')
      AND instalment.due_on BETWEEN ${daysLater(today, -env.INSTALMENT_GRACE_DAYS)}::date AND ${today}::date
    ORDER BY instalment.due_on, instalment.id LIMIT ${BATCH * 5}`;
  let tried = left.length;
  for (const one of due) {
    if (tried >= BATCH + left.length) break;
    await oneByOne(async () => {
      const attempt = await transact((tx) => reserveCharge(tx, one));
      if (!attempt) return;
      tried += 1;
      await takeCharge(attempt, { resumed: false });
    });
  }
  return tried;
}

/** One sponsor's card that cannot be asked about now keeps nobody else waiting; its attempt is gone on with in the next run. */
async function oneByOne(deed: () => Promise<void>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    log.warn({ err: error }, "a saved card could not be asked about now");
  }
}
