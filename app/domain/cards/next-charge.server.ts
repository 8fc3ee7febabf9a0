import { isDisputed, triesOf } from "~/domain/cards/reserve-charge.server";
import { nextTryOn } from "~/domain/cards/saved-card";
import { isCardAmount } from "~/domain/payments/card-limits";
import { clock, vietnamDay } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { cardsOffered } from "~/platform/stripe.server";

/** The day, yyyy-mm-dd in Việt Nam, on which an open instalment will be taken from the saved card, today at the earliest; null when none will take it. */
export async function nextChargeOf(tx: Tx, instalmentId: string): Promise<string | null> {
  if (!cardsOffered()) return null;
  const one = await tx.instalment.findUnique({ where: { id: instalmentId }, select: { pledgeId: true, state: true, amount: true, received: true } });
  if (one?.state !== "open") return null;
  const card = await tx.savedCard.findFirst({ where: { pledgeId: one.pledgeId, state: "active", instalments: { has: instalmentId } }, select: { id: true, highest: true } });
  const lacking = one.amount - one.received;
  if (!card || lacking > card.highest || !isCardAmount(lacking) || (await isDisputed(tx, one.pledgeId))) return null;
  const next = nextTryOn(await triesOf(tx, instalmentId, card.id), env.INSTALMENT_GRACE_DAYS);
  const today = vietnamDay(clock.now());
  return next && next < today ? today : next;
}
