import { SYSTEM } from "~/domain/audit/record-event.server";
import { endCheckout } from "~/domain/cards/end-checkout.server";
import { followReport } from "~/domain/cards/follow-report.server";
import { reconcileCheckout } from "~/domain/cards/reconcile-checkout.server";
import { reconcilePayment } from "~/domain/cards/reconcile-payment.server";
import { reconcileSaving } from "~/domain/cards/save-card.server";
import { clock } from "~/platform/clock.server";
import { db, Prisma, transact } from "~/platform/database.server";
import { cardsOffered } from "~/platform/stripe.server";
import { eachOf } from "~/platform/through-all.server";

const TASK = "reconcile_open_cards";
const MINUTE = 60_000;
/** Drawn by lot, so that none which Stripe has no answer for takes the place of others run after run. */
const SOME = Prisma.sql`ORDER BY random() LIMIT 50`;

/**
 * Asks about what no notice has told: payment pages past their time, pages that were never opened, pages that save a card, payments whose fee is not known, and payments that waited for a rate which has
 * been entered since; at most fifty of each in one run, each by itself, so that one which fails keeps no other waiting. Answers how many were looked at. So a lost notice delays a gift by minutes and never loses it.
 */
export async function reconcileOpenCards(): Promise<number> {
  if (!cardsOffered()) return 0;
  const now = clock.now();
  const past = Prisma.sql`${new Date(now.getTime() - MINUTE).toISOString()}::timestamptz`;
  const found = (rows: Prisma.Sql) => db.$queryRaw<{ id: string }[]>`${rows} ${SOME}`;
  const unopened = await found(Prisma.sql`SELECT id FROM card_checkout WHERE kind = 'page' AND state = 'opening' AND expires_at <= ${now.toISOString()}::timestamptz`);
  const pages = await found(Prisma.sql`SELECT session_id AS id FROM card_checkout WHERE state = 'open' AND session_id IS NOT NULL AND expires_at <= ${past}`);
  const saving = await found(Prisma.sql`SELECT session_id AS id FROM saved_card WHERE state = 'asked' AND session_id IS NOT NULL AND expires_at <= ${past}`);
  const feeless = await found(Prisma.sql`SELECT payment_intent AS id FROM card_payment WHERE fee_dong IS NULL`);
  const waiting = await found(Prisma.sql`SELECT event_id AS id FROM card_report WHERE state = 'rate_missing'`);
  await eachOf(TASK, unopened, ({ id }) => transact(async (tx) => void (await endCheckout(tx, { id, state: "failed", actor: SYSTEM, why: "never opened" }))));
  await eachOf(TASK, pages, async ({ id }) => void (await reconcileCheckout(id)));
  await eachOf(TASK, saving, async ({ id }) => void (await reconcileSaving(id)));
  await eachOf(TASK, feeless, async ({ id }) => void (await reconcilePayment(id)));
  await eachOf(TASK, waiting, async ({ id }) => void (await followReport(id)));
  return unopened.length + pages.length + saving.length + feeless.length + waiting.length;
}
