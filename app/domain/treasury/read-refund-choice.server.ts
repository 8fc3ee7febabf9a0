import type { Viewer } from "~/domain/accounts/viewer";
import { isOwnPledge } from "~/domain/pledges/pledge-policy";
import { db, transact } from "~/platform/database.server";
import { findRefundFacts } from "./find-refund-facts.server";
import type { CardPartState, RefundScope, RefundState } from "./refund";
import { planRefund, unitsRefundable, unusedInstalments, type RefundBar, type RefundFacts } from "./refund-plan";
import { mayRunTreasury } from "./treasury-policy";
import type { OwnRefund } from "./treasury-view";

/** What may go back of a pledge, each in whole đồng, and what keeps the rest. */
export type RefundChoice = {
  own: boolean;
  /** All that stands for the pledge, and why not all of it can go back, or null. */
  amount: number;
  bar: RefundBar | null;
  units: { most: number; price: number; of: number; wordVi: string; wordEn: string };
  /** Instalments that may go back, the newest first, each with what came for it. */
  instalments: { position: number; amount: number }[];
  excess: number;
  /** Units that stay given: delivered, on their way, and those whose money was paid out to the receiving side. */
  kept: { delivered: number; onTheWay: number; paidOut: number };
  refunds: OwnRefund[];
};

/** What a sponsor, or the fund in the sponsor's place, may know and do about refunds of a pledge. Null when the pledge is neither the viewer's own nor the viewer of the fund. */
export async function readRefundChoice(viewer: Viewer, reference: string): Promise<RefundChoice | null> {
  const pledge = await db.pledge.findUnique({
    where: { reference },
    select: { id: true, personId: true, sponsor: { select: { organisationId: true } }, need: { select: { code: true, unitVi: true, unitEn: true } } },
  });
  if (!pledge) return null;
  const own = isOwnPledge(viewer, { personId: pledge.personId, organisationId: pledge.sponsor.organisationId });
  if (!own && !mayRunTreasury(viewer)) return null;
  const facts = await transact((tx) => findRefundFacts(tx, { id: pledge.id, needCode: pledge.need.code }));
  const whole = planRefund(facts, { scope: "all" });
  const most = unitsRefundable(facts);
  // Who may have all of it back chooses that; a part leaves at least one unit.
  const part = whole.ok ? Math.min(most, facts.units - 1) : most;
  const asked = facts.refundOpen;
  return {
    own,
    amount: Number(facts.received),
    bar: whole.ok ? null : whole.reason,
    units: { most: asked ? 0 : part, price: Number(facts.unitPrice), of: facts.units, wordVi: pledge.need.unitVi, wordEn: pledge.need.unitEn },
    instalments: asked ? [] : affordable(facts),
    excess: facts.excessOpen ? 0 : Number(facts.excess),
    kept: { delivered: facts.unitsDelivered, onTheWay: facts.unitsCarried - facts.unitsDelivered, paidOut: facts.instalments || facts.mode !== "money" || facts.received === 0n ? 0 : Math.max(0, facts.units - facts.unitsCarried - most) },
    refunds: await ownRefunds(viewer, pledge.id, own),
  };
}

/** The newest unused instalments, as long as the need still has their money. */
function affordable(facts: RefundFacts): RefundChoice["instalments"] {
  let free = facts.free;
  const found: RefundChoice["instalments"] = [];
  if (!planRefund(facts, { scope: "instalments", parts: 1, after: "promised" }).ok) return found;
  for (const { position, received, state } of unusedInstalments(facts)) {
    if (state === "settled") free -= received;
    if (free < 0n) break;
    found.push({ position, amount: Number(received) });
  }
  return found;
}

type Row = {
  id: string; state: RefundState; scope: RefundScope; parts: number | null; amount: bigint; bankAmount: bigint; cardAmount: bigint; cardGone: bigint; askedAt: Date; askedAs: string; askedBy: string;
  reason: string; decisionNote: string | null; paidOn: string | null; account: string | null; listed: boolean; cardStates: CardPartState[];
};

async function ownRefunds(viewer: Viewer, pledgeId: string, own: boolean): Promise<OwnRefund[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT refund.id, refund.state, scope, parts, refund.amount, bank_amount AS "bankAmount", card_amount AS "cardAmount", asked_at AS "askedAt", asked_as AS "askedAs", asked_by AS "askedBy", reason,
      decision_note AS "decisionNote", paid_on::text AS "paidOn", account_number AS account, list_id IS NOT NULL AS listed,
      (SELECT coalesce(sum(part.amount), 0) FROM refund_card_part part WHERE part.refund_id = refund.id AND part.state = 'done')::bigint AS "cardGone"
    FROM refund WHERE pledge_id = ${pledgeId}::uuid ORDER BY asked_at DESC, id`;
  return rows.map(({ listed, askedBy, askedAs, account, ...row }) => ({
    id: row.id, state: row.state, scope: row.scope, parts: row.parts,
    amount: Number(row.amount), bankAmount: Number(row.bankAmount), cardAmount: Number(row.cardAmount), cardGone: Number(row.cardGone),
    askedAt: row.askedAt.toISOString(),
    reason: askedAs === "rule" ? null : row.reason,
    decisionNote: row.state === "declined" ? row.decisionNote : null,
    paidOn: row.paidOn,
    account: account && `•••• ${account.slice(-4)}`,
    mayWithdraw: row.state === "requested" && askedBy === viewer.personId,
    mayEnterAccount: own && ["approved", "returned_by_bank", "card_failed"].includes(row.state) && row.bankAmount > 0n && !listed,
  }));
}
