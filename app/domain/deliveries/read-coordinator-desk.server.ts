import { coordinatedAreas, type Viewer } from "~/domain/accounts/viewer";
import { publicHonourName } from "~/domain/pledges/pledge";
import { clock } from "~/platform/clock.server";
import { db, Prisma } from "~/platform/database.server";
import type { DeliveryRow } from "./delivery";
import { unitsToPlan } from "./delivery";
import { paidUnits, paidUnitsSelect } from "~/domain/pledges/paid-units";
import { deliveryRow, deliveryRowSelect } from "./delivery-row.server";

const SOON_HOURS = 24;
const LIST_LENGTH = 100;

/** A pledge that waits for the coordinator. Amounts are whole đồng, times ISO 8601, quantities units of the need. */
export type WaitingPledge = {
  reference: string;
  state: string;
  mode: "money" | "in_kind";
  units: number;
  unitsToPlan: number;
  amount: number;
  honourName: string;
  goodsNote: string | null;
  madeAt: string;
  confirmedAt: string | null;
  holdExpiresAt: string | null;
  needCode: string;
  needTitleVi: string;
  needTitleEn: string;
  unitVi: string;
  unitEn: string;
  placeVi: string;
  placeEn: string;
};

export type CoordinatorDesk = {
  goodsToAccept: WaitingPledge[];
  toPlan: WaitingPledge[];
  toDispatch: DeliveryRow[];
  toConfirm: DeliveryRow[];
  /** Holds that end within a day. */
  holdsLapsing: WaitingPledge[];
  recent: DeliveryRow[];
};

/** Everything in the viewer's areas that waits for a coordinator, oldest first; an auditor sees all areas. */
export async function readCoordinatorDesk(viewer: Viewer): Promise<CoordinatorDesk> {
  const need = areasOf(viewer);
  const inState = (...states: string[]) => ({ need, state: { in: states } });
  const soon = new Date(clock.now().getTime() + SOON_HOURS * 3600_000);
  const [goods, plannable, planned, countersigned, lapsing, recent] = await Promise.all([
    db.pledge.findMany({ where: { ...inState("held"), mode: "in_kind" }, select: waitingSelect, orderBy: { holdExpiresAt: "asc" }, take: LIST_LENGTH }),
    db.pledge.findMany({ where: { id: { in: await idsToPlan(viewer) } }, select: waitingSelect, orderBy: { confirmedAt: "asc" } }),
    db.delivery.findMany({ where: inState("planned"), select: deliveryRowSelect, orderBy: { createdAt: "asc" }, take: LIST_LENGTH }),
    db.delivery.findMany({ where: inState("countersigned"), select: deliveryRowSelect, orderBy: { countersignedAt: "asc" }, take: LIST_LENGTH }),
    db.pledge.findMany({ where: { ...inState("held"), holdExpiresAt: { lte: soon } }, select: waitingSelect, orderBy: { holdExpiresAt: "asc" }, take: LIST_LENGTH }),
    db.delivery.findMany({ where: inState("confirmed", "rejected", "disputed"), select: deliveryRowSelect, orderBy: { countersignedAt: "desc" }, take: 20 }),
  ]);
  return {
    goodsToAccept: goods.map(waiting),
    toPlan: plannable.map(waiting),
    toDispatch: planned.map(deliveryRow),
    toConfirm: countersigned.map(deliveryRow),
    holdsLapsing: lapsing.map(waiting),
    recent: recent.map(deliveryRow),
  };
}

/** The needs of the areas the viewer coordinates; an auditor sees all. */
export function areasOf(viewer: Viewer): Prisma.NeedWhereInput {
  const codes = coordinatedAreas(viewer);
  return codes === null ? {} : { OR: [{ areaCode: { in: codes } }, { provinceCode: { in: codes } }] };
}

async function idsToPlan(viewer: Viewer): Promise<string[]> {
  const codes = coordinatedAreas(viewer);
  const here = codes === null ? Prisma.sql`true` : Prisma.sql`(n.area_code = ANY(${codes}) OR n.province_code = ANY(${codes}))`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM pledge p JOIN need n ON n.id = p.need_id
    WHERE p.state IN ('confirmed', 'in_delivery') AND ${here} AND coalesce((
      SELECT sum(i.units) FILTER (WHERE i.state = 'settled') - p.units_returned FROM instalment i WHERE i.pledge_id = p.id), p.units) > (
      SELECT coalesce(sum(CASE WHEN d.state IN ('confirmed', 'rejected', 'cancelled') THEN coalesce(d.units_accepted, 0) ELSE d.units END), 0) FROM delivery d WHERE d.pledge_id = p.id)
    ORDER BY p.confirmed_at LIMIT ${LIST_LENGTH}`;
  return rows.map((row) => row.id);
}

const waitingSelect = {
  reference: true, state: true, mode: true, units: true, amount: true, honourName: true, givenAs: true, goodsNote: true, madeAt: true, confirmedAt: true, holdExpiresAt: true,
  need: { select: { code: true, titleVi: true, titleEn: true, unitVi: true, unitEn: true, placeVi: true, placeEn: true } },
  deliveries: { select: { state: true, units: true, unitsAccepted: true } },
  ...paidUnitsSelect,
} satisfies Prisma.PledgeSelect;

function waiting({ need, deliveries, givenAs, instalmentPlan, ...pledge }: Prisma.PledgeGetPayload<{ select: typeof waitingSelect }>): WaitingPledge {
  return {
    ...pledge,
    honourName: publicHonourName({ givenAs, honourName: pledge.honourName }, "vi"),
    mode: pledge.mode as "money" | "in_kind",
    amount: Number(pledge.amount),
    unitsToPlan: unitsToPlan(paidUnits({ ...pledge, instalmentPlan }), deliveries),
    madeAt: pledge.madeAt.toISOString(),
    confirmedAt: pledge.confirmedAt?.toISOString() ?? null,
    holdExpiresAt: pledge.holdExpiresAt?.toISOString() ?? null,
    needCode: need.code,
    needTitleVi: need.titleVi,
    needTitleEn: need.titleEn,
    unitVi: need.unitVi,
    unitEn: need.unitEn,
    placeVi: need.placeVi,
    placeEn: need.placeEn,
  };
}
