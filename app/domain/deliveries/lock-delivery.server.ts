import { lockNeed } from "~/domain/needs/lock-need.server";
import type { Tx } from "~/platform/database.server";

const PARTIES = {
  pledge: { include: { sponsor: { select: { organisationId: true } } } },
  need: { select: { id: true, code: true, state: true, quantity: true, unitsDelivered: true, unitsBridged: true, receiverId: true, areaCode: true, provinceCode: true, titleVi: true } },
} as const;

/**
 * The delivery with its pledge and need, their rows locked until the transaction ends. Everybody locks in one order (need, pledge,
 * delivery), so that two deeds on one need queue instead of deadlocking. Null when there is none.
 */
export async function lockDelivery(tx: Tx, deliveryId: string) {
  const found = await tx.delivery.findUnique({ where: { id: deliveryId }, select: { pledgeId: true, needId: true } });
  if (!found) return null;
  await lockPledgeOfNeed(tx, found);
  await tx.$queryRaw`SELECT 1 FROM delivery WHERE id = ${deliveryId}::uuid FOR NO KEY UPDATE`;
  return tx.delivery.findUniqueOrThrow({ where: { id: deliveryId }, include: PARTIES });
}

export async function lockPledgeOfNeed(tx: Tx, { needId, pledgeId }: { needId: string; pledgeId: string }): Promise<void> {
  await lockNeed(tx, needId);
  await tx.$queryRaw`SELECT 1 FROM pledge WHERE id = ${pledgeId}::uuid FOR NO KEY UPDATE`;
}

export type LockedDelivery = NonNullable<Awaited<ReturnType<typeof lockDelivery>>>;
