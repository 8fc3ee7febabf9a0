import { publicHonourName } from "~/domain/pledges/pledge";
import type { Prisma } from "~/platform/database.server";
import { vietnamDay } from "~/platform/clock.server";
import type { DeliveryRow, DeliveryState } from "./delivery";

/** What a work list shows of a delivery; only the public layer of the need, and the name the sponsor chose. */
export const deliveryRowSelect = {
  id: true, code: true, state: true, units: true, plannedOn: true, dispatchedAt: true, countersignedAt: true, confirmedAt: true,
  unitsAccepted: true, unitsRejected: true,
  pledge: { select: { reference: true, mode: true, honourName: true, givenAs: true } },
  need: { select: { code: true, titleVi: true, titleEn: true, unitVi: true, unitEn: true, placeVi: true, placeEn: true } },
} satisfies Prisma.DeliverySelect;

type Selected = Prisma.DeliveryGetPayload<{ select: typeof deliveryRowSelect }>;

export function deliveryRow(delivery: Selected): DeliveryRow {
  const { pledge, need } = delivery;
  return {
    id: delivery.id,
    code: delivery.code,
    state: delivery.state as DeliveryState,
    units: delivery.units,
    plannedOn: delivery.plannedOn ? vietnamDay(delivery.plannedOn) : null,
    dispatchedAt: delivery.dispatchedAt?.toISOString() ?? null,
    countersignedAt: delivery.countersignedAt?.toISOString() ?? null,
    confirmedAt: delivery.confirmedAt?.toISOString() ?? null,
    unitsAccepted: delivery.unitsAccepted,
    unitsRejected: delivery.unitsRejected,
    pledgeReference: pledge.reference,
    mode: pledge.mode as "money" | "in_kind",
    honourName: publicHonourName(pledge, "vi"),
    needCode: need.code,
    needTitleVi: need.titleVi,
    needTitleEn: need.titleEn,
    unitVi: need.unitVi,
    unitEn: need.unitEn,
    placeVi: need.placeVi,
    placeEn: need.placeEn,
  };
}
