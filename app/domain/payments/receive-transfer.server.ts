import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { memoKey, type BankCredit, type Sighting } from "~/domain/payments/bank-credit";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { findIssuedReferences } from "~/domain/payments/find-issued-references.server";
import { isRefundComingBack } from "~/domain/payments/is-refund-coming-back.server";
import { findSameCredit, noteSighting } from "~/domain/payments/find-same-credit.server";
import { lockPledgeOfReference, type LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { divideTransfer, type Division, type TransferOutcome, type TransferProvider } from "~/domain/payments/payment";
import { findBasketOfReference, lockBasket } from "~/domain/payments/lock-basket.server";
import { creditPledge } from "~/domain/payments/settle-payment.server";
import { decideMemo, readMemo, type MemoDecision } from "~/domain/payments/read-memo";
import { receiveForBasket } from "~/domain/payments/receive-for-basket.server";
import { transact, type Tx } from "~/platform/database.server";

export type ArrivedTransfer = {
  provider: TransferProvider;
  /** The provider's own id of this credit; the same one twice is the same money. */
  providerId: string;
  /** Whole đồng. */
  amount: bigint;
  memo: string;
  payerName: string;
  receivedAt: Date;
  /** Where the bank itself speaks, by webhook or statement: what tells this credit from others, and who reports it. */
  bank?: { credit: Omit<BankCredit, "amount" | "memo">; sighting: Sighting };
};

/**
 * The one way money comes in. Stores the credit once, places on the pledge or the basket named in its memo what that still lacks, and leaves everything
 * else in suspense for the fund: nothing that arrived is ever dropped. Safe to repeat and to run at the same time: the second answer for a
 * (provider, providerId) is the first one with `duplicate: true`, and so is a credit of the bank that another source has reported before.
 * Refuses only an amount that is not a positive number of đồng.
 */
export async function receiveTransfer(transfer: ArrivedTransfer): Promise<Outcome<{ transferId: string; outcome: TransferOutcome; duplicate: boolean }, "amount-invalid">> {
  if (transfer.amount <= 0n || transfer.amount > 9_000_000_000_000_000n) return refuse("amount-invalid");
  return transact(async (tx) => {
    const { bank } = transfer;
    const known = bank ? await findSameCredit(tx, { ...transfer, ...bank.credit }, bank.sighting) : null;
    const transferId = known ? null : await storeOnce(tx, transfer);
    if (!transferId) {
      const { id, outcome } = await tx.incomingTransfer.findUniqueOrThrow({
        where: known ? { id: known } : { provider_providerId: { provider: transfer.provider, providerId: transfer.providerId } },
        select: { id: true, outcome: true },
      });
      return { ok: true, transferId: id, outcome: outcome as TransferOutcome, duplicate: true };
    }
    if (bank) await noteSighting(tx, transferId, bank.sighting);
    const named = await readMemoOf(tx, transfer);
    const basketId = named.reference && (await findBasketOfReference(tx, named.reference));
    if (basketId) {
      const { outcome } = await receiveForBasket(tx, await lockBasket(tx, basketId), { ...transfer, transferId, account: "bank:main", name: `${transfer.provider} ${transfer.providerId}` });
      return { ok: true, transferId, outcome, duplicate: false };
    }
    const { pledge, outcome, place, suspend } = await divide(tx, transfer.amount, named);
    await tx.$executeRaw`
      UPDATE incoming_transfer SET state = ${suspend > 0n ? "suspense" : "placed"}, outcome = ${outcome}, unplaced = ${suspend}::bigint WHERE id = ${transferId}::uuid`;
    await bookTransaction(tx, {
      kind: place > 0n ? "transfer_placed" : "transfer_suspended",
      idempotencyKey: `transfer:${transferId}`,
      description: `${transfer.provider} ${transfer.providerId}: ${outcome}${pledge ? ` ${pledge.reference}` : ""}`,
      pledgeId: pledge?.id,
      documentDay: bank?.credit.bookedOn,
      entries: [
        { account: "bank:main", amount: transfer.amount },
        { account: `need:${pledge?.needCode ?? ""}`, amount: -place },
        { account: "suspense", amount: -suspend },
      ],
    });
    const facts = { amount: Number(transfer.amount), outcome, pledgeId: pledge?.id ?? null, ...(pledge?.plan?.named ? { instalmentId: pledge.plan.named } : {}) };
    await recordEvent(tx, { kind: "transfer.received", subjectType: "transfer", subjectId: transferId, actor: SYSTEM, payload: { ...facts, provider: transfer.provider } });
    if (suspend > 0n)
      await recordEvent(tx, { kind: "transfer.suspended", subjectType: "transfer", subjectId: transferId, actor: SYSTEM, payload: { ...facts, amount: Number(suspend) } });
    if (pledge && place > 0n) await creditPledge(tx, { pledge, transferId, amount: place, actor: SYSTEM });
    return { ok: true, transferId, outcome, duplicate: false };
  });
}

/** The id of the stored credit, or null when it had been stored before. Waits for whoever is storing the same credit right now. */
async function storeOnce(tx: Tx, { provider, providerId, amount, memo, payerName, receivedAt, bank }: ArrivedTransfer): Promise<string | null> {
  const { account = null, bookedOn = null, bankReference = null } = bank?.credit ?? {};
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO incoming_transfer (provider, provider_id, amount, memo, payer_name, received_at, state, bank_account, booked_on, bank_reference, memo_key)
    VALUES (${provider}, ${providerId}, ${amount}::bigint, ${storable(memo, 1000)}, ${storable(payerName, 200)}, ${receivedAt.toISOString()}::timestamptz, 'received',
      ${account}, ${bookedOn}::date, ${bankReference}, ${memoKey(memo)})
    ON CONFLICT (provider, provider_id) DO NOTHING RETURNING id`;
  return rows[0]?.id ?? null;
}

/** The one reference that the money is for, unless it is a refund that comes back. */
async function readMemoOf(tx: Tx, { amount, memo }: ArrivedTransfer): Promise<MemoDecision | { reference: null; outcome: "not_payable" }> {
  const read = readMemo(memo);
  const decided = decideMemo(read, read.named.length === 1 ? await findIssuedReferences(tx, [...read.named, ...read.meant]) : new Set());
  if (decided.reference !== null && (await isRefundComingBack(tx, { amount, memo, reference: decided.reference }))) return { reference: null, outcome: "not_payable" };
  return decided;
}

async function divide(tx: Tx, amount: bigint, named: Awaited<ReturnType<typeof readMemoOf>>): Promise<Division & { pledge: LockedPledge | null }> {
  const suspended = (outcome: TransferOutcome) => ({ outcome, place: 0n, suspend: amount, pledge: null });
  if (named.reference === null) return suspended(named.outcome);
  const pledge = await lockPledgeOfReference(tx, named.reference);
  return pledge ? { ...divideTransfer(amount, pledge), pledge } : suspended("unknown_reference");
}

/** Text as PostgreSQL can keep it. */
function storable(text: string, max: number): string {
  return text.replaceAll("\0", "").slice(0, max);
}
