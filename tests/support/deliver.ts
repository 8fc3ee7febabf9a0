import sharp from "sharp";
import { confirmDelivery } from "~/domain/deliveries/confirm-delivery.server";
import { countersignDelivery } from "~/domain/deliveries/countersign-delivery.server";
import { dispatchDelivery } from "~/domain/deliveries/dispatch-delivery.server";
import { planDelivery } from "~/domain/deliveries/plan-delivery.server";
import { acceptGoods } from "~/domain/pledges/accept-goods.server";
import { db } from "~/platform/database.server";
import { granted, moneyArrives, pledge, type Stage } from "./factories";

/** A small photo of nothing, in PNG. */
export async function photo(colour = "#0f5257"): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background: colour } }).png().toBuffer();
}

/** A pledge of this many units whose money has settled, or whose goods the coordinator has accepted. */
export async function paidPledge(stage: Stage, units: number, mode: "money" | "in_kind" = "money"): Promise<string> {
  const reference = await pledge(stage.sponsor, stage.needCode, units, { mode });
  if (mode === "in_kind") granted(await acceptGoods({ reference, viewer: stage.coordinator }));
  else {
    const { amount } = await db.pledge.findUniqueOrThrow({ where: { reference }, select: { amount: true } });
    await moneyArrives(amount, reference);
  }
  return reference;
}

/** Plans and dispatches a delivery of a paid pledge: all that is left of it, or this many units. */
export async function sendDelivery({ coordinator }: Stage, reference: string, units?: number): Promise<string> {
  const { deliveryId } = granted(await planDelivery({ pledgeReference: reference, units, plannedOn: "2026-12-01", viewer: coordinator }));
  granted(await dispatchDelivery({ deliveryId, viewer: coordinator }));
  return deliveryId;
}

/** The receiver counts what arrived, with a photo. */
export async function countersign({ receiver }: Stage, deliveryId: string, unitsAccepted: number, unitsRejected = 0) {
  return granted(await countersignDelivery({ deliveryId, viewer: receiver, unitsAccepted, unitsRejected, reason: unitsRejected > 0 ? "Bị ướt" : undefined, photos: [await photo()] }));
}

/** A whole delivery of a paid pledge, with every unit accepted and confirmed. */
export async function deliverAll(stage: Stage, reference: string): Promise<string> {
  const deliveryId = await sendDelivery(stage, reference);
  const { units } = await db.delivery.findUniqueOrThrow({ where: { id: deliveryId }, select: { units: true } });
  await countersign(stage, deliveryId, units);
  granted(await confirmDelivery({ deliveryId, viewer: stage.coordinator, photos: [] }));
  return deliveryId;
}
