import { CUT_MIN, memoKey, sameCredit, type BankCredit, type KnownCredit, type Sighting } from "~/domain/payments/bank-credit";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/**
 * The transfer that a report of the bank speaks of, when it is known already; the report is then noted as a sighting of it. Null for a credit that
 * is new. Reports of the same account, day and amount wait for one another until the transaction ends.
 */
export async function findSameCredit(tx: Tx, credit: BankCredit, { source, sourceKey }: Sighting): Promise<string | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${`credits:${credit.account}`}, 11))::text`;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`credit:${credit.account}:${credit.bookedOn}:${credit.amount}`}, 11))::text`;
  const told = await tx.$queryRaw<{ transferId: string }[]>`SELECT transfer_id AS "transferId" FROM transfer_sighting WHERE source = ${source} AND source_key = ${sourceKey}`;
  if (told[0]) return told[0].transferId;
  const known = await tx.$queryRaw<KnownCredit[]>`
    SELECT id, memo_key AS "memoKey", bank_reference AS "bankReference",
      EXISTS (SELECT FROM transfer_sighting WHERE transfer_id = incoming_transfer.id AND source = ${source}) AS "seenBySource"
    FROM incoming_transfer
    WHERE bank_account = ${credit.account} AND booked_on = ${credit.bookedOn}::date AND amount = ${credit.amount}::bigint
    ORDER BY received_at, id`;
  const same = sameCredit({ memoKey: memoKey(credit.memo), bankReference: credit.bankReference }, known);
  if (!same) return null;
  await noteSighting(tx, same.id, { source, sourceKey });
  await keepLongerMemos(tx, [{ transferId: same.id, memo: credit.memo }]);
  if (credit.bankReference && !same.bankReference) await tx.$executeRaw`UPDATE incoming_transfer SET bank_reference = ${credit.bankReference} WHERE id = ${same.id}::uuid`;
  return same.id;
}

/** Holds an account against every other report of credits until the transaction ends, for whoever stores many at once. */
export async function lockAccount(tx: Tx, account: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`credits:${account}`}, 11))::text`;
}

/** Remembers that a source has reported a transfer, under the source's own number for it. */
export async function noteSighting(tx: Tx, transferId: string, { source, sourceKey }: Sighting): Promise<void> {
  await tx.$executeRaw`INSERT INTO transfer_sighting (source, source_key, transfer_id, seen_at) VALUES (${source}, ${sourceKey}, ${transferId}::uuid, ${clock.now().toISOString()}::timestamptz)`;
}

const MEMO_MAX = 1000;

/** Of two reports of a credit the one whose memo was not cut tells more, perhaps the pledge it is for: its words are kept. */
export async function keepLongerMemos(tx: Tx, told: readonly { transferId: string; memo: string }[]): Promise<void> {
  const memos = told.map(({ memo }) => memo.replaceAll("\0", "").slice(0, MEMO_MAX));
  await tx.$executeRaw`
    UPDATE incoming_transfer SET memo = told.memo, memo_key = told.key
    FROM unnest(${told.map(({ transferId }) => transferId)}::uuid[], ${memos}::text[], ${memos.map(memoKey)}::text[]) AS told(id, memo, key)
    WHERE incoming_transfer.id = told.id AND length(told.key) > length(memo_key) AND length(memo_key) >= ${CUT_MIN}::int AND starts_with(told.key, memo_key)`;
}
