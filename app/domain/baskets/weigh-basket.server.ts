import type { LineTrouble } from "~/domain/baskets/basket-request";
import type { ChosenUnits } from "~/domain/baskets/chosen-units";
import { pledgeOpening, type PublicNeed } from "~/domain/needs/need";
import { unitsWaitedForOf } from "~/domain/matching/units-waited-for.server";
import { publicNeedView } from "~/domain/needs/public-need-view";
import { isCardAmount } from "~/domain/payments/card-limits";
import { transferLimits } from "~/domain/payments/transfer-limits.server";
import { isAmountTooLarge } from "~/domain/pledges/pledge-request";
import { publicNeedSelect, publicNeedStates } from "~/domain/privacy/public-need";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, Prisma } from "~/platform/database.server";

/** Chosen units of a need as they stand now: how many are left, and what stands in the way of them. */
export type WeighedLine = { need: PublicNeed; units: number; left: number; cost: number; trouble: LineTrouble["why"] | null };

export type WeighedBasket = {
  lines: WeighedLine[];
  /** Codes of needs that are not public any more. */
  gone: string[];
  /** Whole đồng for everything that was chosen. */
  sum: number;
  /** Every line can be pledged as it stands. */
  ready: boolean;
  tooLarge: boolean;
  forCard: boolean;
};

/** Weighs what a visitor has chosen against what is free in the database at this moment. Nothing is held by it; makeBasket looks again. */
export async function weighBasket(chosen: readonly ChosenUnits[]): Promise<WeighedBasket> {
  const codes = chosen.map(({ code }) => code);
  const rows = codes.length > 0 ? await db.need.findMany({ where: { code: { in: codes }, state: { in: [...publicNeedStates] } }, select: publicNeedSelect }) : [];
  const needs = new Map(rows.map((row) => [row.code, publicNeedView(row)]));
  const waited = await db.$queryRaw<{ code: string; units: number }[]>`SELECT code, ${unitsWaitedForOf(Prisma.sql`need.id`)} AS units FROM need WHERE code = ANY(${codes})`;
  const waitingFor = new Map(waited.map(({ code, units }) => [code, units]));
  const today = vietnamDay(clock.now());
  const lines = chosen.flatMap(({ code, units }): WeighedLine[] => {
    const need = needs.get(code);
    if (!need) return [];
    const left = Math.max(0, need.quantity - need.unitsAllocated - (waitingFor.get(code) ?? 0));
    return [{ need, units, left, cost: units * need.unitPrice, trouble: troubleOf(need, { units, left, today }) }];
  });
  const gone = codes.filter((code) => !needs.has(code));
  const sum = lines.reduce((total, { cost }) => total + cost, 0);
  const tooLarge = isAmountTooLarge({ units: 1, mode: "money" }, BigInt(sum), transferLimits().limit);
  return { lines, gone, sum, tooLarge, ready: lines.length > 0 && gone.length === 0 && !tooLarge && lines.every(({ trouble }) => trouble === null), forCard: isCardAmount(BigInt(sum)) };
}

function troubleOf(need: PublicNeed, { units, left, today }: { units: number; left: number; today: string }): LineTrouble["why"] | null {
  const opening = pledgeOpening(need, today);
  if (opening !== "open" && opening !== "covered") return "need-not-open";
  if (!need.acceptsMoney) return "mode-not-accepted";
  return left < units ? "units-taken" : null;
}

/** What of a choice can be pledged now: fewer units where fewer are left, and nothing of needs that take no more. */
export function whatIsLeft({ lines }: Pick<WeighedBasket, "lines">): ChosenUnits[] {
  return lines.flatMap(({ need, units, left, trouble }) => {
    if (trouble === null) return [{ code: need.code, units }];
    return trouble === "units-taken" && left > 0 ? [{ code: need.code, units: left }] : [];
  });
}
