import { SYSTEM } from "~/domain/audit/record-event.server";
import { endBasket } from "~/domain/baskets/end-basket.server";
import { lockBasket } from "~/domain/payments/lock-basket.server";
import { cardGraceSince } from "~/domain/pledges/lapse-holds.server";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";

/**
 * Ends the baskets whose deadline has passed, oldest first, at most `batch` in one run, each in its own transaction and each as a whole. One that is just
 * being paid by card waits for the outcome; one paid or cancelled meanwhile is left alone. Answers how many lapsed.
 */
export async function lapseBaskets(now: Date = clock.now(), batch = 100): Promise<number> {
  const paying = await db.cardCheckout.findMany({
    where: { basketId: { not: null }, state: { in: ["opening", "open"] }, expiresAt: { gt: cardGraceSince(now) } },
    select: { basketId: true },
  });
  const due = await db.basket.findMany({
    where: { state: "held", holdExpiresAt: { lte: now }, id: { notIn: paying.map(({ basketId }) => basketId!) } },
    orderBy: { holdExpiresAt: "asc" },
    take: batch,
    select: { id: true },
  });
  let lapsed = 0;
  for (const { id } of due)
    lapsed += await transact(async (tx) => {
      const basket = await lockBasket(tx, id);
      if (basket.state !== "held" || basket.holdExpiresAt > now) return 0;
      await endBasket(tx, basket, { state: "lapsed", actor: SYSTEM });
      return 1;
    });
  return lapsed;
}
