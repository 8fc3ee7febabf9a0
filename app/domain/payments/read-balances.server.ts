import type { Viewer } from "~/domain/accounts/viewer";
import { db } from "~/platform/database.server";
import { canReadLedger } from "./payment-policy";

/** Signed đồng, debit positive: money at the bank is positive, what is owed to needs and sponsors negative. */
export type AccountBalance = { code: string; kind: string; balance: number };
export type Balances = { accounts: AccountBalance[]; unplaced: { count: number; amount: number } };

/** What every account holds, and how much waits in suspense in how many transfers. Null for everybody but the fund and the auditor. */
export async function readBalances(viewer: Viewer): Promise<Balances | null> {
  if (!canReadLedger(viewer)) return null;
  const [accounts, [unplaced]] = await Promise.all([
    db.$queryRaw<{ code: string; kind: string; balance: bigint }[]>`
      SELECT account.code, account.kind, coalesce(sum(entry.amount), 0)::bigint AS balance
      FROM ledger_account account LEFT JOIN ledger_entry entry ON entry.account_id = account.id
      GROUP BY account.id ORDER BY account.kind, account.code`,
    db.$queryRaw<{ count: number; amount: bigint }[]>`SELECT count(*)::int AS count, coalesce(sum(unplaced), 0)::bigint AS amount FROM incoming_transfer WHERE unplaced > 0`,
  ]);
  return {
    accounts: accounts.map((account) => ({ ...account, balance: Number(account.balance) })),
    unplaced: { count: unplaced!.count, amount: Number(unplaced!.amount) },
  };
}
