import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import { refundCard } from "~/domain/cards/refund-card.server";
import { drawFromReserve } from "~/domain/instalments/draw-from-reserve.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { resolveUnplaced } from "~/domain/payments/resolve-transfer.server";
import { placeParts } from "~/domain/pledges/place-parts.server";
import type { Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { approveRefund } from "./approve-refund.server";
import { bookFee, takeFeeBack } from "./book-fee.server";
import { bookRefundReturn } from "./book-refund-return.server";
import { disburseAsDebit } from "./disburse-as-debit.server";
import { disburse } from "./disburse.server";
import { makeOrder } from "./make-order.server";
import { markSameMoney } from "./mark-same-money.server";
import { PARTS_MAX, type DeedRefusal, type MoneyDeed } from "./proposal";
import { reverseDisbursement } from "./reverse-disbursement.server";
import { takeBackExplanation } from "./take-back-explanation.server";
import { undoPlacement } from "./undo-placement.server";

/**
 * What a deed did: the đồng it moved, and the pledges it settled, as the page tells it; `toCard` when Stripe is asked rather than the ledger booked; `row` the payment,
 * order or fee that it made; `fee` what the bank kept of it.
 */
export type Done = { amount: bigint; settled: number; left: bigint; code: string | null; toCard: boolean; row: string | null; fee: bigint };

/** Does one deed within a transaction that the caller takes back when it is refused. The caller has seen who asks and how many must agree. */
export async function carryOut(tx: Tx, deed: MoneyDeed, viewer: Viewer): Promise<Outcome<Done, DeedRefusal>> {
  const done = (more: Partial<Done> & { amount: bigint }) => ({ ok: true as const, settled: 0, left: 0n, code: null, toCard: false, row: null, fee: 0n, ...more });
  const actor = actorOf(viewer, "fund_manager");
  switch (deed.kind) {
    case "place": {
      if (!isUuid(deed.transferId)) return refuse("not-found");
      if (deed.parts.length === 0 || deed.parts.length > PARTS_MAX) return refuse("parts-needed");
      const parts = deed.parts.map(({ reference, amount }) => ({ pledgeReference: reference, amount: BigInt(amount) }));
      const answer = await placeParts(tx, { transferId: deed.transferId, parts, viewer });
      if (!answer.ok) return answer;
      return done({ amount: answer.placed.reduce((sum, part) => sum + part.placed, 0n), settled: answer.placed.filter((part) => part.settled).length, left: answer.left });
    }
    case "return":
    case "keep": {
      if (!isUuid(deed.transferId)) return refuse("not-found");
      const toCard = deed.kind === "return" ? await refundCard(tx, { transferId: deed.transferId, viewer, note: deed.note }) : null;
      if (toCard) return toCard.ok ? done({ amount: toCard.amount, toCard: true }) : toCard;
      const answer = await resolveUnplaced(tx, { transferId: deed.transferId, viewer, note: deed.note, as: deed.kind === "keep" ? "general_gift" : "returned" });
      return answer.ok ? done({ amount: answer.amount }) : answer;
    }
    case "undo": {
      if (!isUuid(deed.placementId)) return refuse("not-found");
      const answer = await undoPlacement(tx, { ...deed, viewer });
      return answer.ok ? done({ amount: answer.amount, code: answer.pledgeReference }) : answer;
    }
    case "refund": {
      if (!isUuid(deed.refundId)) return refuse("not-found");
      const answer = await approveRefund(tx, { ...deed, viewer });
      return answer.ok ? done({ amount: answer.amount, code: answer.pledgeReference }) : answer;
    }
    case "order": {
      const answer = await makeOrder(tx, deed, viewer);
      return answer.ok ? done({ amount: answer.amount, code: answer.reference, row: answer.orderId }) : answer;
    }
    case "disburse": {
      const answer = deed.debitId ? await disburseAsDebit(tx, { ...deed, debitId: deed.debitId }, viewer) : await disburse(tx, deed, actor);
      return answer.ok ? done({ amount: answer.amount, code: answer.code, row: answer.disbursementId }) : answer;
    }
    case "reverse": {
      if (!isUuid(deed.disbursementId)) return refuse("not-found");
      const answer = await reverseDisbursement(tx, { ...deed, viewer });
      return answer.ok ? done({ amount: answer.amount, code: answer.code }) : answer;
    }
    case "same": {
      if (!isUuid(deed.transferId) || !isUuid(deed.sameAs)) return refuse("not-found");
      const answer = await markSameMoney(tx, { ...deed, viewer });
      return answer.ok ? done({ amount: answer.amount }) : answer;
    }
    case "came_back": {
      const answer = await bookRefundReturn(tx, { ...deed, fee: BigInt(Math.trunc(deed.fee)), viewer });
      return answer.ok ? done({ amount: answer.amount, fee: answer.fee }) : answer;
    }
    case "fee": {
      const answer = await bookFee(tx, deed, actor);
      return answer.ok ? done({ amount: answer.amount, row: answer.feeId }) : answer;
    }
    case "fee_back": {
      const answer = await takeFeeBack(tx, { ...deed, actor });
      return answer.ok ? done({ amount: answer.amount }) : answer;
    }
    case "unexplain": {
      const answer = await takeBackExplanation(tx, { ...deed, actor });
      return answer.ok ? done({ amount: answer.moved }) : answer;
    }
    case "bridge": {
      const need = await tx.need.findUnique({ where: { code: deed.needCode }, select: { id: true } });
      const answer = need ? await drawFromReserve(tx, need.id, actor) : refuse("not-found");
      return answer.ok ? done({ amount: answer.amount, code: answer.reference }) : answer;
    }
  }
}
