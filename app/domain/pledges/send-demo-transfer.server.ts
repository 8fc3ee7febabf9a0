import { randomUUID } from "node:crypto";
import type { Viewer } from "~/domain/accounts/viewer";
import { findBasketFor } from "~/domain/baskets/read-baskets.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { transferLimits } from "~/domain/payments/transfer-limits.server";
import { planTransfers } from "~/domain/payments/transfer-schedule";
import { findPledgeFacts } from "~/domain/pledges/find-pledge-facts.server";
import { canSeePledge } from "~/domain/pledges/pledge-policy";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";

export const demoTransferKinds = ["right", "short", "double", "no_reference"] as const;
export type DemoTransferKind = (typeof demoTransferKinds)[number];

/**
 * The bank of the demonstration: makes a transfer for a pledge or a basket arrive as a real bank would report it, with what the pledge lacks or its next transfer brings (`right`), half of it
 * (`short`), of a pledge by instalments for the next open one; the whole amount twice (`double`) or the whole amount without its reference (`no_reference`).
 * Refused outside the demonstration, for what the viewer may not see, and for one in kind.
 */
export async function sendDemoTransfer({ reference, kind, viewer }: { reference: string; kind: DemoTransferKind; viewer: Viewer }): Promise<Outcome<{ basket: boolean }, "not-demo" | "not-found" | "not-money">> {
  if (!env.demo) return refuse("not-demo");
  const basket = await findBasketFor(viewer, reference);
  if (basket) {
    await sendAs(kind, { reference: basket.reference, amount: BigInt(basket.amount), received: BigInt(basket.received) });
    return { ok: true, basket: true };
  }
  const pledge = await findPledgeFacts(db, reference);
  if (!pledge || !canSeePledge(viewer, pledge)) return refuse("not-found");
  if (pledge.mode !== "money") return refuse("not-money");
  const instalment = await nextInstalment(pledge.id);
  await sendAs(kind, instalment ?? { reference, amount: pledge.amount, received: pledge.received });
  return { ok: true, basket: false };
}

async function sendAs(kind: DemoTransferKind, due: { reference: string; amount: bigint; received: bigint }): Promise<void> {
  const lacking = due.amount - due.received;
  const whole = lacking > 0n ? lacking : due.amount;
  const next = nextTransfer(due.amount, due.received) ?? whole;
  const amounts = { right: [next], short: [next > 1n ? next / 2n : 1n], double: [whole, whole], no_reference: [whole] }[kind];
  for (const amount of amounts) {
    await receiveTransfer({
      provider: "demo_bank",
      providerId: `demo-${randomUUID()}`,
      amount,
      memo: kind === "no_reference" ? "UNG HO TRE EM VUNG CAO" : `CT DEN ${due.reference.toLowerCase()} UNG HO`,
      payerName: "NGUOI UNG HO MINH HOA",
      receivedAt: clock.now(),
    });
  }
}

/** The open instalment to be paid next, of a pledge that is paid monthly; when none is open, the last one. */
async function nextInstalment(pledgeId: string) {
  const select = { reference: true, amount: true, received: true };
  const open = await db.instalment.findFirst({ where: { pledgeId, state: "open" }, orderBy: { position: "asc" }, select });
  return open ?? (await db.instalment.findFirst({ where: { pledgeId }, orderBy: { position: "desc" }, select }));
}

/** Đồng that the next of several transfers lacks; null where one carries the whole. */
function nextTransfer(expected: bigint, received: bigint): bigint | null {
  const { limit } = transferLimits();
  if (expected <= limit) return null;
  const next = planTransfers({ expected, received, limit }).find((one) => one.state === "next");
  return next ? next.amount - next.received : null;
}
