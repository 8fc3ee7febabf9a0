import { memoKey, sameCredit, type BankCredit, type KnownCredit, type Sighting } from "~/domain/payments/bank-credit";
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
