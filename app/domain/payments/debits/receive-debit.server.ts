import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { memoKey, sameCredit, type KnownCredit, type Sighting } from "~/domain/payments/bank-credit";
import { clock } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";
import { findOrderReferences, type BankDebit } from "./debit";

/**
 * Records money that left the fund's bank account, once however many sources report it and however often: the same decision as for credits
 * (sameCredit). What it was for is found out afterwards. Safe to repeat and to run at the same time.
 */
export async function receiveDebit(debit: BankDebit, sighting: Sighting): Promise<{ debitId: string; duplicate: boolean }> {
  return transact(async (tx) => {
    const known = await findSameDebit(tx, debit, sighting);
    const debitId = known ?? (await store(tx, debit));
    await tx.$executeRaw`
      INSERT INTO debit_sighting (source, source_key, debit_id, seen_at) VALUES (${sighting.source}, ${sighting.sourceKey}, ${debitId}::uuid, ${clock.now().toISOString()}::timestamptz)
      ON CONFLICT (source, source_key) DO NOTHING`;
    if (known) {
      if (debit.bankReference) await tx.$executeRaw`UPDATE outgoing_debit SET bank_reference = ${debit.bankReference} WHERE id = ${debitId}::uuid AND bank_reference IS NULL`;
      return { debitId, duplicate: true };
    }
    await recordEvent(tx, { kind: "debit.recorded", subjectType: "debit", subjectId: debitId, actor: SYSTEM, payload: { amount: Number(debit.amount), bookedOn: debit.bookedOn } });
    return { debitId, duplicate: false };
  });
}

/** The debit that a report speaks of, when it is known already. Reports of the same account, day and amount wait for one another until the transaction ends. */
async function findSameDebit(tx: Tx, { account, bookedOn, amount, memo, bankReference }: BankDebit, { source, sourceKey }: Sighting): Promise<string | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`debit:${account}:${bookedOn}:${amount}`}, 11))::text`;
  const told = await tx.$queryRaw<{ debitId: string }[]>`SELECT debit_id AS "debitId" FROM debit_sighting WHERE source = ${source} AND source_key = ${sourceKey}`;
  if (told[0]) return told[0].debitId;
  const known = await tx.$queryRaw<KnownCredit[]>`
    SELECT id, memo_key AS "memoKey", bank_reference AS "bankReference", EXISTS (SELECT FROM debit_sighting WHERE debit_id = outgoing_debit.id AND source = ${source}) AS "seenBySource"
    FROM outgoing_debit WHERE bank_account = ${account} AND booked_on = ${bookedOn}::date AND amount = ${amount}::bigint ORDER BY moved_at, id`;
  return sameCredit({ memoKey: memoKey(memo), bankReference }, known, findOrderReferences)?.id ?? null;
}

async function store(tx: Tx, { account, bookedOn, movedAt, amount, memo, payeeName, bankReference }: BankDebit): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO outgoing_debit (bank_account, booked_on, moved_at, amount, memo, memo_key, payee_name, bank_reference, state)
    VALUES (${account}, ${bookedOn}::date, ${movedAt.toISOString()}::timestamptz, ${amount}::bigint, ${storable(memo, 1000)}, ${memoKey(memo)}, ${storable(payeeName, 200)}, ${bankReference}, 'unexplained')
    RETURNING id`;
  return rows[0]!.id;
}

/** Text as PostgreSQL can keep it. */
function storable(text: string, max: number): string {
  return text.replaceAll("\0", "").slice(0, max);
}
