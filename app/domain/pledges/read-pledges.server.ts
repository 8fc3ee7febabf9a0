import type { Viewer } from "~/domain/accounts/viewer";
import { vietnamDay } from "~/platform/clock.server";
import { db, type Prisma } from "~/platform/database.server";
import { paidUnits } from "./paid-units";
import { isLive, mayStepBack, type GivenAs, type PaymentState, type PledgeMode, type PledgeState, type SurplusRule } from "./pledge";
import { canCancelPledge, canSeePledge, isOwnPledge } from "./pledge-policy";
import { pledgeSteps, type PledgeView } from "./pledge-view";

import { planSelect, planView } from "./read-plan.server";
export type { PledgeView } from "./pledge-view";

const PAGE_LENGTH = 20;

const viewSelect = {
  id: true, reference: true, personId: true, state: true, mode: true, units: true, unitPrice: true, amount: true, unitsDelivered: true, honourName: true, givenAs: true,
  guest: true, goodsNote: true, message: true, madeAt: true, holdExpiresAt: true, confirmedAt: true, endedAt: true,
  surplusRule: true, unitsReturned: true, instalmentPlan: { select: planSelect },
  sponsor: { select: { organisationId: true } },
  basket: { select: { reference: true, state: true } },
  need: {
    select: { code: true, titleVi: true, titleEn: true, unitVi: true, unitEn: true, category: true, placeVi: true, placeEn: true, areaCode: true, provinceCode: true },
  },
  payment: { select: { expected: true, received: true, state: true, settledAt: true, receiptNumber: true } },
  deliveries: {
    orderBy: { createdAt: "asc" },
    select: {
      id: true, code: true, units: true, state: true, plannedOn: true, dispatchedAt: true, unitsAccepted: true, unitsRejected: true, countersignedAt: true, confirmedAt: true,
      deliveryEvidences: { orderBy: { addedAt: "asc" }, select: { fileId: true, file: { select: { width: true, height: true } } } },
    },
  },
  certificates: { orderBy: { draftedAt: "desc" }, take: 1, select: { number: true, verifyCode: true, state: true, issuedAt: true } },
} satisfies Prisma.PledgeSelect;

type Selected = Prisma.PledgeGetPayload<{ select: typeof viewSelect }>;

/** A pledge for whoever made it, members of its organisation, a coordinator of the area, the fund and the auditor; null for everybody else. */
export async function findPledgeFor(viewer: Viewer, reference: string): Promise<PledgeView | null> {
  const pledge = await db.pledge.findUnique({ where: { reference: reference.trim().toUpperCase() }, select: viewSelect });
  if (!pledge || !canSeePledge(viewer, ownerAndPlace(pledge))) return null;
  const ranges = await unitRangesOf([pledge.id]);
  return pledgeView(viewer, pledge, ranges.get(pledge.id) ?? []);
}

/** The viewer's own pledges and those of the organisations the viewer gives for, newest first, twenty a page from page 1. */
export async function listPledgesOf(viewer: Viewer, { page = 1 }: { page?: number } = {}): Promise<{ rows: PledgeView[]; total: number; pages: number }> {
  const organisations = viewer.grants.flatMap((grant) => (grant.role === "sponsor" && grant.organisationId ? [grant.organisationId] : []));
  const where: Prisma.PledgeWhereInput = { OR: [{ personId: viewer.personId }, { sponsor: { organisationId: { in: organisations } } }] };
  const [rows, total] = await Promise.all([
    db.pledge.findMany({ where, select: viewSelect, orderBy: [{ madeAt: "desc" }, { id: "asc" }], take: PAGE_LENGTH, skip: (Math.max(1, page) - 1) * PAGE_LENGTH }),
    db.pledge.count({ where }),
  ]);
  const ranges = await unitRangesOf(rows.map((pledge) => pledge.id));
  return { rows: rows.map((pledge) => pledgeView(viewer, pledge, ranges.get(pledge.id) ?? [])), total, pages: Math.ceil(total / PAGE_LENGTH) };
}

/** The pledges of a basket in their order, for a caller who has seen that the viewer may see it. */
export async function listPledgesOfBasket(viewer: Viewer, basketId: string): Promise<PledgeView[]> {
  const pledges = await db.pledge.findMany({ where: { basketId }, select: viewSelect, orderBy: { basketPosition: "asc" } });
  const ranges = await unitRangesOf(pledges.map(({ id }) => id));
  return pledges.map((pledge) => pledgeView(viewer, pledge, ranges.get(pledge.id) ?? []));
}

/** Runs of unit numbers: those held now, or for an ended pledge those it held last. */
async function unitRangesOf(pledgeIds: string[]): Promise<Map<string, [number, number][]>> {
  const rows = await db.$queryRaw<{ pledgeId: string; first: number; last: number }[]>`
    SELECT pledge_id AS "pledgeId", lower(units) AS first, upper(units) - 1 AS last FROM allocation
    WHERE pledge_id = ANY(${pledgeIds}::uuid[]) AND released_at IS NOT DISTINCT FROM (SELECT max(released_at) FROM allocation last WHERE last.pledge_id = allocation.pledge_id
      AND NOT EXISTS (SELECT FROM allocation live WHERE live.pledge_id = allocation.pledge_id AND live.released_at IS NULL))
    ORDER BY first`;
  const found = new Map<string, [number, number][]>();
  for (const { pledgeId, first, last } of rows) found.set(pledgeId, [...(found.get(pledgeId) ?? []), [first, last]]);
  return found;
}

function ownerAndPlace({ personId, sponsor, need }: Selected) {
  return { personId, organisationId: sponsor.organisationId, areaCode: need.areaCode, provinceCode: need.provinceCode };
}

function pledgeView(viewer: Viewer, pledge: Selected, unitRanges: [number, number][]): PledgeView {
  const { payment, certificates } = pledge;
  const owner = ownerAndPlace(pledge);
  const plan = pledge.instalmentPlan && planView(pledge.instalmentPlan, { returned: pledge.unitsReturned * Number(pledge.unitPrice), over: !isLive(pledge.state as PledgeState) });
  const basket = pledge.basket && { reference: pledge.basket.reference, together: pledge.basket.state !== "confirmed" };
  const iso = (moment: Date | null) => moment?.toISOString() ?? null;
  const told = {
    state: pledge.state as PledgeState,
    mode: pledge.mode as PledgeMode,
    units: pledge.units,
    unitsDelivered: pledge.unitsDelivered,
    madeAt: pledge.madeAt.toISOString(),
    holdExpiresAt: iso(pledge.holdExpiresAt),
    confirmedAt: iso(pledge.confirmedAt),
    deliveries: pledge.deliveries.map(({ deliveryEvidences, ...delivery }) => ({
      ...delivery,
      plannedOn: delivery.plannedOn ? vietnamDay(delivery.plannedOn) : null,
      dispatchedAt: iso(delivery.dispatchedAt),
      countersignedAt: iso(delivery.countersignedAt),
      confirmedAt: iso(delivery.confirmedAt),
      evidence: deliveryEvidences.map(({ fileId, file }) => ({ fileId, width: file.width, height: file.height })),
    })),
    certificate: certificates[0] ? { ...certificates[0], issuedAt: iso(certificates[0].issuedAt) } : null,
  };
  return {
    ...told,
    id: pledge.id,
    reference: pledge.reference,
    unitPrice: Number(pledge.unitPrice),
    amount: Number(pledge.amount),
    honourName: pledge.honourName,
    givenAs: pledge.givenAs as GivenAs,
    guest: pledge.guest,
    goodsNote: pledge.goodsNote,
    message: pledge.message,
    endedAt: iso(pledge.endedAt),
    unitsPaid: paidUnits({ ...pledge, instalmentPlan: plan && { instalments: plan.instalments.filter((one) => one.state === "settled") } }),
    unitsReturned: pledge.unitsReturned,
    surplusRule: pledge.surplusRule as SurplusRule,
    plan,
    basket,
    need: pledge.need,
    payment: payment
      ? { ...payment, expected: Number(payment.expected), received: Number(payment.received), state: payment.state as PaymentState, settledAt: iso(payment.settledAt) }
      : null,
    unitRanges,
    steps: pledgeSteps(told),
    own: isOwnPledge(viewer, owner),
    mayCancel: !basket?.together && canCancelPledge(viewer, owner) && mayStepBack({ state: pledge.state, received: payment?.received ?? 0n }),
  };
}
