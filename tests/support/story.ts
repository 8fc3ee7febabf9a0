import { runOnce, Logger } from "graphile-worker";
import sharp from "sharp";
import type { RecordedEvent } from "~/domain/audit/event";
import { confirmDelivery } from "~/domain/deliveries/confirm-delivery.server";
import { countersignDelivery } from "~/domain/deliveries/countersign-delivery.server";
import { dispatchDelivery } from "~/domain/deliveries/dispatch-delivery.server";
import { planDelivery } from "~/domain/deliveries/plan-delivery.server";
import { followUp } from "~/jobs/consequences";
import { followUpMany } from "~/jobs/follow-up-many";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, pool } from "~/platform/database.server";
import { granted, pledge, type Stage } from "./factories";

const quiet = new Logger(() => () => {});

export function photo(): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 48, channels: 3, background: "#0f766e" } }).jpeg().toBuffer();
}

/** Does everything that follows the events so far, as the worker would; a deed that fails fails the story. */
export async function workerCatchesUp(): Promise<void> {
  const failures: unknown[] = [];
  const consequences = async (event: unknown) => {
    await followUp(event as RecordedEvent).catch((error: unknown) => failures.push(error));
  };
  const ofMany = async (payload: unknown) => {
    await followUpMany((payload as { seqs: number[] }).seqs).catch((error: unknown) => failures.push(error));
  };
  // why: sending is the mail provider's part; the letters stay in the outbox, where the story reads them.
  await runOnce({ pgPool: pool(), taskList: { consequences, consequences_of_many: ofMany, send_mail: async () => {} }, logger: quiet, noHandleSignals: true });
  if (failures.length > 0) throw failures[0];
}

/** A pledge with its letter out, before anything else happens. */
export async function promises(...asked: Parameters<typeof pledge>): Promise<string> {
  const reference = await pledge(...asked);
  await workerCatchesUp();
  return reference;
}

/** The next planned delivery of a pledge, or a new one for all that is left, travels and is counted: what is not accepted is rejected. */
export async function travelsAndIsCounted({ coordinator, receiver }: Stage, reference: string, accepted: number): Promise<string> {
  const planned = await db.delivery.findFirst({ where: { pledge: { reference }, state: "planned" }, select: { id: true, units: true } });
  const { id: deliveryId, units } = planned ?? (await newDelivery(coordinator, reference));
  granted(await dispatchDelivery({ deliveryId, viewer: coordinator }));
  const unitsRejected = units - accepted;
  granted(await countersignDelivery({ deliveryId, viewer: receiver, unitsAccepted: accepted, unitsRejected, reason: unitsRejected > 0 ? "Hư hỏng khi vận chuyển" : undefined, photos: [await photo()] }));
  return deliveryId;
}

/** The whole way of a delivery, confirmed by the second person. */
export async function arrives(stage: Stage, reference: string, accepted: number): Promise<void> {
  const deliveryId = await travelsAndIsCounted(stage, reference, accepted);
  granted(await confirmDelivery({ deliveryId, viewer: stage.coordinator, photos: [] }));
  await workerCatchesUp();
}

async function newDelivery(viewer: Stage["coordinator"], pledgeReference: string) {
  const { deliveryId, units } = granted(await planDelivery({ pledgeReference, plannedOn: vietnamDay(clock.now()), viewer }));
  return { id: deliveryId, units };
}

/** The templates of all letters to a person so far, in the order in which they were written. */
export async function lettersTo({ email }: { email: string }): Promise<string[]> {
  return (await db.outboxMail.findMany({ where: { toEmail: email }, orderBy: { createdAt: "asc" }, select: { template: true } })).map((mail) => mail.template);
}
