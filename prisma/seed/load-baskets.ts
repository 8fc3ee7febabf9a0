import { makeBasket } from "~/domain/baskets/make-basket.server";
import { db } from "~/platform/database.server";
import { called, type Cast } from "./cast";
import { granted } from "./granted";
import { arrive } from "./load-promises";

type Moment = { daysAgo: number; deed: () => Promise<unknown> };

/** A basket that was paid in one go, and one that waits for the rest of its money. */
export function basketMoments(cast: Cast): Moment[] {
  return [
    { daysAgo: 3.2, deed: () => fill(cast, "me.sponsor", "demo-basket-paid", { meals: 60, health_checks: 3, books_study: 2 }) },
    { daysAgo: 3.1, deed: () => pay("demo-basket-paid", 1n) },
    { daysAgo: 0.8, deed: () => fill(cast, "me.sponsor", "demo-basket-held", { warm_clothing: 2, play_points: 1, meals: 30 }) },
    { daysAgo: 0.6, deed: () => pay("demo-basket-held", 2n) },
  ];
}

/** Units of the first open need of each category. */
async function fill(cast: Cast, sponsor: string, key: string, units: Record<string, number>): Promise<void> {
  const chosen = [];
  for (const [category, many] of Object.entries(units)) {
    const [need] = await db.$queryRaw<{ code: string }[]>`
      SELECT code FROM need WHERE category = ${category} AND state = 'open' AND accepts_money AND quantity - units_allocated >= ${many}::int * 2 AND deadline > now() + interval '9 days' ORDER BY unit_price, code LIMIT 1`;
    if (need) chosen.push({ code: need.code, units: many });
  }
  const viewer = called(cast, sponsor);
  granted(await makeBasket({ chosen, viewer, givenAs: "person", honourName: viewer.name, locale: "vi", idempotencyKey: key, surplusRule: "similar_need" }), key);
}

/** One part of so many of a basket's sum arrives, under its reference. */
async function pay(key: string, parts: bigint): Promise<void> {
  const basket = await db.basket.findFirstOrThrow({ where: key === "demo-basket-paid" ? { pledges: { some: { units: 60 } } } : { pledges: { some: { units: 30 } } }, select: { reference: true, amount: true } });
  granted(await arrive(key, basket.amount / parts, `CT TU NGUOI UNG HO MINH HOA ${basket.reference}`), key);
}
