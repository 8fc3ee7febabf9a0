import type { LineTrouble } from "~/domain/baskets/basket-request";
import type { ChosenUnits } from "~/domain/baskets/chosen-units";
import { unitsWaitedForOf } from "~/domain/matching/units-waited-for.server";
import { lockNeeds } from "~/domain/needs/lock-need.server";
import { publicNeedStates } from "~/domain/privacy/public-need";
import { clock, vietnamDay } from "~/platform/clock.server";
import { Prisma, type Tx } from "~/platform/database.server";

export type ChosenNeed = { id: string; code: string; unitPrice: bigint; demo: boolean; units: number };

type Row = { id: string; code: string; state: string; unitPrice: bigint; demo: boolean; acceptsMoney: boolean; over: boolean; remaining: number };

/**
 * The needs of which units were chosen, in that order, their rows taken by id, and what stands in the way of each: no public need, one that takes no more
 * gifts (state or deadline) or no money, or fewer units left than chosen. Free units that a waitlist waits for are not left.
 */
export async function lockChosenNeeds(tx: Tx, chosen: readonly ChosenUnits[]): Promise<{ needs: ChosenNeed[]; troubles: LineTrouble[] }> {
  const seen = await tx.need.findMany({ where: { code: { in: chosen.map(({ code }) => code) }, state: { in: [...publicNeedStates] } }, select: { id: true } });
  const ids = seen.map(({ id }) => id);
  await lockNeeds(tx, ids);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, code, state, unit_price AS "unitPrice", demo, accepts_money AS "acceptsMoney", deadline < ${vietnamDay(clock.now())}::date AS over,
      greatest(0, quantity - units_allocated - ${unitsWaitedForOf(Prisma.sql`need.id`)})::int AS remaining
    FROM need WHERE id = ANY(${ids}::uuid[])`;
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const troubles = chosen.flatMap(({ code, units }): LineTrouble[] => {
    const need = byCode.get(code);
    const why = whyNot(need, units);
    return why ? [{ code, why, remaining: why === "units-taken" ? need!.remaining : 0 }] : [];
  });
  if (troubles.length > 0) return { needs: [], troubles };
  return { needs: chosen.map(({ code, units }) => ({ ...byCode.get(code)!, units })), troubles };
}

function whyNot(need: Row | undefined, units: number): LineTrouble["why"] | null {
  if (!need) return "need-not-found";
  if (!["open", "covered"].includes(need.state) || need.over) return "need-not-open";
  if (!need.acceptsMoney) return "mode-not-accepted";
  return need.remaining < units ? "units-taken" : null;
}

/** The basket that a form has made already. */
export async function findBasketByKey(tx: Tx, key: string) {
  const basket = await tx.basket.findUnique({
    where: { idempotencyKey: key },
    select: { id: true, reference: true, guest: true, pledges: { where: { basketPosition: 1 }, select: { id: true, reference: true } } },
  });
  if (!basket) return null;
  const [first] = basket.pledges;
  return { basketId: basket.id, reference: basket.reference, guest: basket.guest, first: { pledgeId: first!.id, reference: first!.reference } };
}
