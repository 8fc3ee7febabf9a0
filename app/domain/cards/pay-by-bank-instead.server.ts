import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { endCheckout } from "~/domain/cards/end-checkout.server";
import { findCardPledge, lockCardPledge } from "~/domain/cards/find-card-pledge.server";
import { moveHold } from "~/domain/cards/move-hold.server";
import { reconcileCheckout } from "~/domain/cards/reconcile-checkout.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { holdExpiry } from "~/domain/pledges/pledge";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { closeCheckout } from "~/platform/stripe-checkout.server";

export type BankInsteadRefusal = "not-found" | "not-payable" | "paid-already" | "processor-unreachable";

/**
 * The sponsor pays by bank transfer after all: an open payment page is closed at Stripe, so that nobody pays twice, and the units are held as long as
 * for a bank transfer, counted from the pledge. Refuses `not-found` for anybody but the giver, `not-payable` when the pledge is not held any more,
 * `paid-already` when the page turns out to be paid, and `processor-unreachable` when it cannot be closed now.
 */
export async function payByBankInstead({ reference, viewer }: { reference: string; viewer: Viewer }): Promise<Outcome<{ until: Date }, BankInsteadRefusal>> {
  const seen = await findCardPledge(db, viewer, reference);
  if (!seen) return refuse("not-found");
  const open = await db.cardCheckout.findFirst({ where: { pledgeId: seen.id, state: { in: ["opening", "open"] } }, select: { id: true, sessionId: true } });
  if (open?.sessionId) {
    const closed = await closeCheckout(open.sessionId);
    if (!closed.ok) return refuse("processor-unreachable");
    const standing = await reconcileCheckout(open.sessionId);
    if (standing === "paid" || standing === "processing") return refuse("paid-already");
    if (standing !== "expired") return refuse("processor-unreachable");
  }
  return transact(async (tx) => {
    const pledge = await lockCardPledge(tx, viewer, seen);
    if (pledge.state !== "held" || pledge.lacking <= 0n || pledge.mode !== "money" || !pledge.holdExpiresAt || pledge.holdExpiresAt <= clock.now()) return refuse("not-payable");
    const actor = actorOf(viewer, "sponsor");
    // A page that Stripe has not answered for yet was shown to nobody.
    if (open && !open.sessionId) await endCheckout(tx, { id: open.id, state: "failed", actor, why: "bank instead" });
    const asForBank = holdExpiry("money", pledge.madeAt, { bankHours: env.HOLD_BANK_HOURS, inKindDays: env.HOLD_IN_KIND_DAYS });
    const until = asForBank > pledge.holdExpiresAt ? asForBank : pledge.holdExpiresAt;
    await moveHold(tx, pledge, { until, channel: "bank_transfer", why: "bank", actor });
    return { ok: true, until };
  });
}
