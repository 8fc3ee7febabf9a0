import { randomUUID } from "node:crypto";
import { SYSTEM, type NewEvent } from "~/domain/audit/record-event.server";
import { recordEvents } from "~/domain/audit/record-events.server";
import type { BankCredit, Sighting } from "~/domain/payments/bank-credit";
import { memoKey } from "~/domain/payments/bank-credit";
import { openAccounts } from "~/domain/payments/book-transaction.server";
import type { LedgerKind } from "~/domain/payments/ledger";
import type { TransferOutcome } from "~/domain/payments/payment";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

export type NewCredit = BankCredit & { sighting: Sighting; payerName: string; receivedAt: Date };

const MEMO_MAX = 1000;
const PAYER_MAX = 200;
const OUTCOME: TransferOutcome = "no_reference";
const BOOKED: LedgerKind = "transfer_suspended";

/**
 * Stores many credits that name no pledge and that nobody has reported before, books each to suspense and records its events: what receiveTransfer
 * does for one, in a handful of statements for all. The caller holds the account (lockAccount) and has looked for duplicates. Answers the transfers'
 * ids in the order given.
 */
export async function suspendCredits(tx: Tx, credits: readonly NewCredit[]): Promise<string[]> {
  const ids = credits.map(() => randomUUID());
  if (credits.length === 0) return ids;
  const providerIds = credits.map(({ sighting }) => `${sighting.source}:${sighting.sourceKey}`);
  const amounts = credits.map(({ amount }) => amount.toString());
  const now = clock.now().toISOString();
  await tx.$executeRaw`
    INSERT INTO incoming_transfer (id, provider, provider_id, amount, memo, payer_name, received_at, state, outcome, unplaced, bank_account, booked_on, bank_reference, memo_key)
    SELECT id, 'statement', provider_id, amount, memo, payer_name, received_at, 'suspense', ${OUTCOME}, amount, account, booked_on, bank_reference, memo_key
    FROM unnest(${ids}::uuid[], ${providerIds}::text[], ${amounts}::text[]::bigint[], ${credits.map(({ memo }) => memo.slice(0, MEMO_MAX))}::text[],
      ${credits.map(({ payerName }) => payerName.slice(0, PAYER_MAX))}::text[], ${credits.map(({ receivedAt }) => receivedAt.toISOString())}::text[]::timestamptz[],
      ${credits.map(({ account }) => account)}::text[], ${credits.map(({ bookedOn }) => bookedOn)}::text[]::date[],
      ${credits.map(({ bankReference }) => bankReference)}::text[], ${credits.map(({ memo }) => memoKey(memo))}::text[])
      AS credit(id, provider_id, amount, memo, payer_name, received_at, account, booked_on, bank_reference, memo_key)`;
  await noteSightings(tx, credits.map(({ sighting }, index) => ({ sighting, transferId: ids[index]! })));
  await openAccounts(tx, ["bank:main", "suspense"]);
  await tx.$executeRaw`
    WITH booked AS (
      INSERT INTO ledger_transaction (kind, idempotency_key, description, booked_at, document_day)
      SELECT ${BOOKED}, 'transfer:' || id, 'statement ' || provider_id || ': ' || ${OUTCOME}, ${now}::timestamptz, booked_on
      FROM unnest(${ids}::text[], ${providerIds}::text[], ${credits.map(({ bookedOn }) => bookedOn)}::text[]::date[]) WITH ORDINALITY AS credit(id, provider_id, booked_on, place) ORDER BY place
      RETURNING id, idempotency_key
    )
    INSERT INTO ledger_entry (transaction_id, account_id, amount)
    SELECT booked.id, ledger_account.id, CASE ledger_account.code WHEN 'suspense' THEN -credit.amount ELSE credit.amount END
    FROM booked
    JOIN unnest(${ids}::text[], ${amounts}::text[]::bigint[]) AS credit(id, amount) ON booked.idempotency_key = 'transfer:' || credit.id
    CROSS JOIN ledger_account WHERE ledger_account.code IN ('bank:main', 'suspense')`;
  await recordEvents(tx, credits.flatMap(({ amount }, index): NewEvent[] => {
    const facts = { amount: Number(amount), outcome: OUTCOME, pledgeId: null };
    const about = { subjectType: "transfer", subjectId: ids[index]!, actor: SYSTEM } as const;
    return [{ ...about, kind: "transfer.received", payload: { ...facts, provider: "statement" } }, { ...about, kind: "transfer.suspended", payload: facts }];
  }));
  return ids;
}

/** Remembers which source has reported which transfers. */
export async function noteSightings(tx: Tx, seen: readonly { sighting: Sighting; transferId: string }[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO transfer_sighting (source, source_key, transfer_id, seen_at)
    SELECT source, source_key, transfer_id, ${clock.now().toISOString()}::timestamptz
    FROM unnest(${seen.map(({ sighting }) => sighting.source)}::text[], ${seen.map(({ sighting }) => sighting.sourceKey)}::text[], ${seen.map(({ transferId }) => transferId)}::uuid[])
      AS seen(source, source_key, transfer_id)`;
}
