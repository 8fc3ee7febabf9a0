import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import type { LedgerKind } from "./ledger";

/** One line of a ledger transaction: the account's code and signed đồng, debit positive, credit negative. */
export type NewEntry = { account: string; amount: bigint };

export type NewTransaction = {
  kind: LedgerKind;
  idempotencyKey: string;
  description: string;
  pledgeId?: string | null;
  bookedBy?: string | null;
  reversesId?: string | null;
  /** The bank's own day of what is booked, yyyy-mm-dd; without one it is that of the booking, or for a counter-entry on the bank's account that of what it takes back. */
  documentDay?: string | null;
  entries: NewEntry[];
};

/**
 * Writes one balanced ledger transaction; accounts named for the first time are opened. Throws when the entries do not sum to zero or are fewer
 * than two, as the database itself would at commit, and when the idempotencyKey was booked before: whoever books has made sure of doing it once.
 * Accounts: `bank:main`, `suspense`, `fund:general`, `fund:reserve`, `need:<code>`, `sponsor:<id>`, `goods:received`, `goods:given:<needcode>`, `delivered:<needcode>`;
 * of cards `processor:stripe` (what Stripe holds for the fund), `fees:stripe` (what it keeps), `receivable:disputes` (what payers' banks took back and
 * is not decided), `fees:losses` (refunds and lost disputes that the fund bears because the units are being delivered);
 * `transit:stripe` (paid out by Stripe and not yet on the bank's statement), `fees:exchange` (what the bank credited less than payouts were worth);
 * of money that leaves `sponsor:<id>` (refunds approved and not yet paid), `advances:<needcode>` (paid out for units that are not delivered yet),
 * `spent:<needcode>` (paid out for delivered units), `fees:bank` (what the fund's bank keeps).
 * It counts for the day of its document, or where that day is closed for the first open one: the database sees to that.
 */
export async function bookTransaction(tx: Tx, booking: NewTransaction): Promise<{ id: string }> {
  const entries = booking.entries.filter((entry) => entry.amount !== 0n);
  const sum = entries.reduce((total, entry) => total + entry.amount, 0n);
  if (sum !== 0n || entries.length < 2) throw new Error(`Ledger transaction ${booking.idempotencyKey} does not balance: ${entries.length} entries, sum ${sum}.`);
  const codes = entries.map((entry) => entry.account);
  const takesFromBank = Boolean(booking.reversesId) && codes.includes("bank:main");
  await openAccounts(tx, [...new Set(codes)]);
  const rows = await tx.$queryRaw<{ id: string; entries: number }[]>`
    WITH booked AS (
      INSERT INTO ledger_transaction (kind, idempotency_key, description, pledge_id, reverses_id, booked_by, booked_at, document_day)
      VALUES (${booking.kind}, ${booking.idempotencyKey}, ${booking.description}, ${booking.pledgeId ?? null}::uuid, ${booking.reversesId ?? null}::uuid,
        ${booking.bookedBy ?? null}::uuid, ${clock.now().toISOString()}::timestamptz,
        coalesce(${booking.documentDay ?? null}::date, (SELECT document_day FROM ledger_transaction WHERE ${takesFromBank} AND id = ${booking.reversesId ?? null}::uuid)))
      ON CONFLICT (idempotency_key) DO NOTHING
      RETURNING id
    ), written AS (
      INSERT INTO ledger_entry (transaction_id, account_id, amount)
      SELECT booked.id, ledger_account.id, line.amount
      FROM booked, unnest(${codes}::text[], ${entries.map((entry) => entry.amount.toString())}::text[]::bigint[]) AS line(code, amount)
      JOIN ledger_account ON ledger_account.code = line.code
      RETURNING 1
    )
    SELECT booked.id, (SELECT count(*) FROM written)::int AS entries FROM booked`;
  const row = rows[0];
  if (!row) throw new Error(`Ledger transaction ${booking.idempotencyKey} was booked before.`);
  if (row.entries !== entries.length) throw new Error(`Ledger transaction ${booking.idempotencyKey} lost an entry: an account could not be opened.`);
  return { id: row.id };
}

/** Opens those of the accounts that have never been named. */
export async function openAccounts(tx: Tx, codes: string[]) {
  await tx.$executeRaw`
    INSERT INTO ledger_account (code, kind, need_id, sponsor_id)
    SELECT wanted.code,
      split_part(wanted.code, ':', 1), -- the word before the colon is the kind of account
      need.id,
      CASE WHEN wanted.code LIKE 'sponsor:%' THEN split_part(wanted.code, ':', 2)::uuid END
    FROM unnest(${codes}::text[]) AS wanted(code)
    LEFT JOIN need ON need.code = substring(wanted.code FROM '^(?:need|delivered|goods:given|advances|spent):(.+)$')
    WHERE NOT EXISTS (SELECT FROM ledger_account WHERE ledger_account.code = wanted.code)
    ORDER BY wanted.code
    ON CONFLICT (code) DO NOTHING`;
}
