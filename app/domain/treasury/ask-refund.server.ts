import { hasRole, type Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent, SYSTEM, type Actor } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { lockPledgeOfReference, type LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { findPledgeFacts } from "~/domain/pledges/find-pledge-facts.server";
import { isOwnPledge } from "~/domain/pledges/pledge-policy";
import { clock } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";
import { findExcess, findRefundFacts } from "./find-refund-facts.server";
import { REFUND_REASON_MAX } from "./refund";
import { planRefund, type RefundBar, type RefundPlan, type RefundWish } from "./refund-plan";

type Asking = { reference: string; viewer: Viewer; reason: string; wish?: RefundWish | null };
type Asked = { refundId: string; amount: bigint };

/**
 * The sponsor, or the fund in the sponsor's place, asks that money of a pledge goes back: all of it unless the wish says which part. Nothing moves until the
 * fund approves. A pledge the viewer may not ask for is `not-found`. Refused: no reason, a wish that makes no sense, and whatever the refund policy says.
 */
export async function askRefund({ reference, viewer, reason, wish = { scope: "all" } }: Asking): Promise<Outcome<Asked, "not-found" | "reason-needed" | RefundBar>> {
  const why = reason.trim().slice(0, REFUND_REASON_MAX);
  return transact(async (tx) => {
    const seen = await findPledgeFacts(tx, reference);
    if (!seen) return refuse("not-found");
    const own = isOwnPledge(viewer, seen);
    if (!own && !hasRole(viewer, "fund_manager")) return refuse("not-found");
    if (!why) return refuse("reason-needed");
    if (!wish) return refuse("parts-invalid");
    const pledge = (await lockPledgeOfReference(tx, reference))!;
    const actor = actorOf(viewer, own ? "sponsor" : "fund_manager");
    return writeWish(tx, { pledge, wish, why, askedBy: viewer.personId, askedAs: own ? "sponsor" : "fund", actor });
  });
}

/**
 * The rule that a sponsor chose for money left over, "return to me", asks the fund for money of a card: it becomes a refund to decide like any other. Nothing
 * happens when the money waits no more or a refund of such money is under way; asked again it changes nothing.
 */
export async function askByRule(pledgeId: string): Promise<void> {
  await transact(async (tx) => {
    const pledge = await tx.pledge.findUnique({ where: { id: pledgeId }, select: { reference: true, personId: true, surplusRule: true } });
    if (!pledge || pledge.surplusRule !== "return" || !(await findExcess(tx, pledgeId)).some(({ card }) => card)) return;
    const locked = (await lockPledgeOfReference(tx, pledge.reference))!;
    await writeWish(tx, { pledge: locked, wish: { scope: "excess" }, why: "return", askedBy: pledge.personId, askedAs: "rule", actor: SYSTEM });
  });
}

type Writing = { pledge: LockedPledge; wish: RefundWish; why: string; askedBy: string; askedAs: "sponsor" | "fund" | "rule"; actor: Actor };

async function writeWish(tx: Tx, { pledge, wish, why, askedBy, askedAs, actor }: Writing): Promise<Outcome<Asked, RefundBar>> {
  const facts = await findRefundFacts(tx, pledge);
  const planned = planRefund(facts, wish);
  if (!planned.ok) return planned;
  const { amount } = planned.plan;
  const card = await byCard(tx, pledge, { wish, plan: planned.plan });
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO refund (pledge_id, amount, bank_amount, card_amount, scope, parts, after, state, asked_by, asked_as, asked_at, reason)
    VALUES (${pledge.id}::uuid, ${amount}::bigint, ${amount - card}::bigint, ${card}::bigint, ${wish.scope}, ${"parts" in wish ? wish.parts : null}::int, ${"after" in wish ? wish.after : null},
      'requested', ${askedBy}::uuid, ${askedAs}, ${clock.now().toISOString()}::timestamptz, ${why}) RETURNING id`;
  const refundId = row!.id;
  await recordEvent(tx, { kind: "refund.requested", subjectType: "refund", subjectId: refundId, actor, payload: { pledgeId: pledge.id, amount: Number(amount), scope: wish.scope } });
  return { ok: true, refundId, amount };
}

/** How much of what is asked for came by card, in đồng: the money goes back the way it came, the latest first, as takePlacements takes it. */
async function byCard(tx: Tx, pledge: { id: string }, { wish, plan }: { wish: RefundWish; plan: RefundPlan }): Promise<bigint> {
  if (wish.scope === "excess") return (await findExcess(tx, pledge.id)).reduce((sum, { card, amount }) => sum + (card ? amount : 0n), 0n);
  const only = plan.ends || plan.instalments.length === 0 ? null : plan.instalments;
  const [row] = await tx.$queryRaw<{ card: bigint }[]>`
    SELECT coalesce(sum(greatest(0, least(laid.amount, ${plan.amount}::bigint - laid.before))) FILTER (WHERE laid.card), 0)::bigint AS card FROM (
      SELECT placement.amount, transfer.provider = 'stripe' AS card,
        coalesce(sum(placement.amount) OVER (ORDER BY placement.placed_at DESC, placement.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
      FROM transfer_placement placement JOIN incoming_transfer transfer ON transfer.id = placement.transfer_id
      WHERE placement.pledge_id = ${pledge.id}::uuid AND kind = 'pledge' AND released_at IS NULL AND (${only}::uuid[] IS NULL OR instalment_id = ANY(${only}::uuid[]))) AS laid`;
  return row!.card;
}
