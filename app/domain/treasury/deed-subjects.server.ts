import { findReferences } from "~/domain/payments/pledge-reference";
import type { Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import type { MoneyDeed } from "./proposal";

/** What a deed moves money of, to or for: `key` names it, `part` is the đồng of the deed that concern it, null for all of them. */
export type DeedSubject = { key: string; part: bigint | null };

/**
 * Everything under which the parts of a large sum are put together again: the transfer and the pledges, the need and whoever is paid, the sponsor who gets money back,
 * the fund's fees, its reserve. Money that is taken back is added up apart from money that is moved, so that a mistake and its correction do not make twice the sum.
 */
export async function subjectsOf(tx: Tx, deed: MoneyDeed): Promise<DeedSubject[]> {
  const whole = (...keys: (string | null | undefined)[]) => keys.flatMap((key) => (key ? [{ key, part: null }] : []));
  switch (deed.kind) {
    case "place": {
      const parts = await Promise.all(deed.parts.map(async ({ reference, amount }) => ({ id: await pledgeOfReference(tx, reference), amount })));
      return [...whole(`transfer:${deed.transferId}`), ...parts.flatMap(({ id, amount }) => (id ? [{ key: `pledge:${id}`, part: BigInt(Math.trunc(amount) || 0) }] : []))];
    }
    case "return":
    case "keep":
    case "same":
      return whole(`transfer:${deed.transferId}`);
    case "undo": {
      const placement = isUuid(deed.placementId) ? await tx.transferPlacement.findUnique({ where: { id: deed.placementId }, select: { transferId: true, pledgeId: true } }) : null;
      return whole(placement && `undone:transfer:${placement.transferId}`, placement?.pledgeId && `undone:pledge:${placement.pledgeId}`);
    }
    case "refund": {
      const refund = isUuid(deed.refundId) ? await tx.refund.findUnique({ where: { id: deed.refundId }, select: { pledgeId: true } }) : null;
      const pledge = refund && (await tx.pledge.findUnique({ where: { id: refund.pledgeId }, select: { sponsorId: true } }));
      return whole(pledge && `refunds:${pledge.sponsorId}`);
    }
    case "came_back":
      return whole("refunds-back");
    case "order":
    case "disburse":
      return whole(`need:${deed.needCode}`, `payee:${deed.payeeId}`);
    case "reverse": {
      const paid = isUuid(deed.disbursementId) ? await tx.disbursement.findUnique({ where: { id: deed.disbursementId }, select: { needId: true, payeeId: true } }) : null;
      return whole(paid && `reversed:need:${paid.needId}`, paid && `reversed:payee:${paid.payeeId}`);
    }
    case "fee":
      return whole("fees", deed.debitId && `debit:${deed.debitId}`);
    case "fee_back":
      return whole("fees-back");
    case "unexplain":
      return whole("unexplained");
    case "bridge":
      return whole("reserve");
  }
}

async function pledgeOfReference(tx: Tx, typed: string): Promise<string | null> {
  const [reference] = findReferences(typed);
  if (!reference) return null;
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM pledge WHERE reference = ${reference} UNION ALL SELECT pledge_id FROM instalment WHERE reference = ${reference} LIMIT 1`;
  return found?.id ?? null;
}
