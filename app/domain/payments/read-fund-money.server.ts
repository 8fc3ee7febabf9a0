import type { Viewer } from "~/domain/accounts/viewer";
import { db } from "~/platform/database.server";
import { canReadLedger } from "./payment-policy";

/**
 * Where the fund's money stands, in whole đồng, none of it negative in sound books. `received` is everything that came in less what went back to its
 * payers, and equals the sum of `forNeeds`, `deliveredMoney`, `generalGifts`, `suspense` and `toRefund`; it lies in the places of `lying`, which
 * add up to it too. Goods stand apart, at the value of their pledges.
 */
export type FundMoney = {
  received: number;
  forNeeds: number;
  deliveredMoney: number;
  generalGifts: number;
  suspense: number;
  toRefund: number;
  deliveredGoods: number;
  lying: { atBank: number; atProcessor: number; onTheWay: number; disputed: number; advances: number; spent: number; fees: number };
};

/** The sums of the ledger as the fund speaks of them; null for everybody but the fund and the auditor. */
export async function readFundMoney(viewer: Viewer): Promise<FundMoney | null> {
  if (!canReadLedger(viewer)) return null;
  const rows = await db.$queryRaw<{ kind: string; goods: boolean; balance: bigint }[]>`
    SELECT account.kind, booked.kind = 'goods_delivered' AS goods, sum(entry.amount)::bigint AS balance
    FROM ledger_entry entry
    JOIN ledger_account account ON account.id = entry.account_id
    JOIN ledger_transaction booked ON booked.id = entry.transaction_id
    GROUP BY account.kind, booked.kind = 'goods_delivered'`;
  const sum = (kinds: string[], goods = false) => rows.filter((row) => kinds.includes(row.kind) && row.goods === goods).reduce((total, row) => total + Number(row.balance), 0);
  // Zero is subtracted from, never negated: a balance of nothing is 0, not −0.
  const lying = {
    atBank: sum(["bank"]),
    atProcessor: sum(["processor"]),
    onTheWay: sum(["transit"]),
    disputed: sum(["receivable"]),
    advances: sum(["advances"]),
    spent: sum(["spent"]),
    fees: sum(["fees"]),
  };
  return {
    received: Object.values(lying).reduce((total, part) => total + part, 0),
    lying,
    forNeeds: 0 - sum(["need"]),
    deliveredMoney: 0 - sum(["delivered"]),
    generalGifts: 0 - sum(["fund"]),
    suspense: 0 - sum(["suspense"]),
    toRefund: 0 - sum(["sponsor"]),
    deliveredGoods: 0 - sum(["delivered"], true),
  };
}
