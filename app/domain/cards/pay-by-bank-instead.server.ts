import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { endCheckout } from "~/domain/cards/end-checkout.server";
import { findCardPledge } from "~/domain/cards/find-card-pledge.server";
import { reconcileCheckout } from "~/domain/cards/reconcile-checkout.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
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
    await lockNeed(tx, seen.needId);
    await tx.$queryRaw`SELECT id FROM pledge WHERE id = ${seen.id}::uuid FOR NO KEY UPDATE`;
    const pledge = (await findCardPledge(tx, viewer, reference))!;
    if (pledge.state !== "held" || pledge.mode !== "money" || !pledge.holdExpiresAt || pledge.holdExpiresAt <= clock.now()) return refuse("not-payable");
    const actor = actorOf(viewer, "sponsor");
    // A page that Stripe has not answered for yet was shown to nobody.
    if (open && !open.sessionId) await endCheckout(tx, { id: open.id, state: "failed", actor, why: "bank instead" });
    const asForBank = holdExpiry("money", pledge.madeAt, { bankHours: env.HOLD_BANK_HOURS, inKindDays: env.HOLD_IN_KIND_DAYS });
    const until = asForBank > pledge.holdExpiresAt ? asForBank : pledge.holdExpiresAt;
    await tx.$executeRaw`UPDATE pledge SET hold_expires_at = ${until.toISOString()}::timestamptz, channel = 'bank_transfer' WHERE id = ${pledge.id}::uuid`;
    await recordEvent(tx, { kind: "pledge.hold_moved", subjectType: "pledge", subjectId: pledge.id, actor, payload: { needId: pledge.needId, until: until.toISOString(), why: "bank" } });
    return { ok: true, until };
  });
}
