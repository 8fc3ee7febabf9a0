import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { dongOfPart, feeInDong } from "~/domain/cards/card";
import { lockCardPayment, takeBack, type TakenFrom } from "~/domain/cards/take-back.server";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { clock } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";
import type { BalanceMovement, DisputeTruth } from "~/platform/stripe-payment.server";

type Known = { state: DisputeTruth["state"]; dong: bigint; withdrawn: bigint; reinstated: bigint; lost: bigint };

/**
 * Books a dispute as it stands: each movement of the balance once (what the payer's bank takes stands as a claim until it is decided, its fee is the
 * fund's expense), and at the end what was lost. A dispute that is won leaves the gift as it was; a lost one takes it back from where it stands.
 */
export async function bookDispute(transferId: string, dispute: DisputeTruth): Promise<void> {
  await transact(async (tx) => {
    const held = await lockCardPayment(tx, transferId);
    const known = await knownDispute(tx, transferId, dispute);
    const ended = known.state === "won" || known.state === "lost";
    const totals = { withdrawn: known.withdrawn, reinstated: known.reinstated, fee: 0n };
    for (const movement of dispute.movements) await bookMovement(tx, transferId, dispute.id, known.dong, movement, totals);
    const state = ended ? known.state : dispute.state;
    const open = totals.withdrawn - totals.reinstated - known.lost;
    const lost = state === "lost" && open > 0n ? open : 0n;
    let taken: TakenFrom = { suspense: 0n, pledge: 0n, gift: 0n, fund: 0n };
    if (lost > 0n)
      taken = await takeBack(tx, held, {
        transferId, dong: lost, kind: "card_dispute_lost", key: `card:${transferId}:${dispute.id}:lost`, from: "receivable:disputes", description: `dispute ${dispute.id} lost`, actor: SYSTEM,
      });
    await tx.$executeRaw`
      UPDATE card_dispute SET state = ${state}, evidence_due_at = ${dispute.evidenceDueAt?.toISOString() ?? null}::timestamptz, withdrawn = ${totals.withdrawn}::bigint,
        reinstated = ${totals.reinstated}::bigint, fee_dong = fee_dong + ${totals.fee}::bigint, lost = lost + ${lost}::bigint, from_suspense = from_suspense + ${taken.suspense}::bigint,
        from_pledge = from_pledge + ${taken.pledge}::bigint, from_gift = from_gift + ${taken.gift}::bigint, from_fund = from_fund + ${taken.fund}::bigint,
        closed_at = CASE WHEN ${state} IN ('won', 'lost') THEN coalesce(closed_at, ${clock.now().toISOString()}::timestamptz) END
      WHERE id = ${dispute.id}`;
    if (!ended && (state === "won" || state === "lost")) {
      const payload = { disputeId: dispute.id, outcome: state, lost: Number(lost), fromFund: Number(taken.fund) };
      await recordEvent(tx, { kind: "card.dispute_ended", subjectType: "card", subjectId: transferId, actor: SYSTEM, payload });
    }
  });
}

async function knownDispute(tx: Tx, transferId: string, dispute: DisputeTruth): Promise<Known> {
  const [known] = await tx.$queryRaw<Known[]>`SELECT state, dong, withdrawn, reinstated, lost FROM card_dispute WHERE id = ${dispute.id}`;
  if (known) return known;
  const [payment] = await tx.$queryRaw<{ dong: bigint; amount: bigint }[]>`SELECT dong, amount FROM card_payment WHERE transfer_id = ${transferId}::uuid`;
  const dong = dongOfPart(payment!, dispute.amount);
  const state = dispute.state === "inquiry" ? "inquiry" : "open";
  await tx.$executeRaw`
    INSERT INTO card_dispute (id, transfer_id, amount, dong, state, reason, evidence_due_at, opened_at)
    VALUES (${dispute.id}, ${transferId}::uuid, ${dispute.amount}::bigint, ${dong}::bigint, ${state}, ${dispute.reason}, ${dispute.evidenceDueAt?.toISOString() ?? null}::timestamptz,
      ${dispute.openedAt.toISOString()}::timestamptz)`;
  const payload = { disputeId: dispute.id, dong: Number(dong), reason: dispute.reason };
  await recordEvent(tx, { kind: "card.dispute_opened", subjectType: "card", subjectId: transferId, actor: SYSTEM, payload });
  return { state, dong, withdrawn: 0n, reinstated: 0n, lost: 0n };
}

/** One movement of the balance that belongs to a dispute, once. Its fee is converted at what the disputed sum is worth, or for a bare fee the payment. */
async function bookMovement(tx: Tx, transferId: string, disputeId: string, dong: bigint, movement: BalanceMovement, totals: { withdrawn: bigint; reinstated: bigint; fee: bigint }): Promise<void> {
  const idempotencyKey = `card:${transferId}:${movement.id}`;
  if ((await tx.ledgerTransaction.count({ where: { idempotencyKey } })) > 0) return;
  const fee = movement.gross === 0n ? await bareFee(tx, transferId, movement.fee) : feeInDong(dong, movement.gross, movement.fee);
  const moved = movement.gross === 0n ? 0n : movement.gross < 0n ? dong : -dong;
  if (moved === 0n && fee === 0n) return;
  if (moved > 0n) totals.withdrawn += moved;
  else totals.reinstated -= moved;
  totals.fee += fee;
  await bookTransaction(tx, {
    kind: moved < 0n ? "card_dispute_won" : "card_disputed",
    idempotencyKey,
    description: `dispute ${disputeId}: ${movement.gross} and fee ${movement.fee} ${movement.currency}`,
    entries: [
      { account: "receivable:disputes", amount: moved },
      { account: "fees:stripe", amount: fee },
      { account: "processor:stripe", amount: -moved - fee },
    ],
  });
}

async function bareFee(tx: Tx, transferId: string, fee: bigint): Promise<bigint> {
  const [payment] = await tx.$queryRaw<{ dong: bigint; gross: bigint | null }[]>`SELECT dong, settlement_gross AS gross FROM card_payment WHERE transfer_id = ${transferId}::uuid`;
  return payment?.gross ? feeInDong(payment.dong, payment.gross, fee) : 0n;
}
