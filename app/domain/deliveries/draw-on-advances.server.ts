import { bookTransaction } from "~/domain/payments/book-transaction.server";
import type { Tx } from "~/platform/database.server";
import type { LockedDelivery } from "./lock-delivery.server";

/**
 * Money that was paid out for a need before its units came is spent by what is confirmed now, at most the value of the accepted units in đồng: advances
 * are drawn on before anything else may be paid out for these units. Goods draw on nothing. The need must be locked.
 */
export async function drawOnAdvances(tx: Tx, { id, code, pledge, need }: LockedDelivery, unitsAccepted: number, bookedBy: string): Promise<void> {
  if (pledge.mode !== "money") return;
  const [row] = await tx.$queryRaw<{ advances: bigint }[]>`
    SELECT coalesce(sum(entry.amount), 0)::bigint AS advances FROM ledger_entry entry JOIN ledger_account account ON account.id = entry.account_id WHERE account.code = ${`advances:${need.code}`}`;
  const value = pledge.unitPrice * BigInt(unitsAccepted);
  const drawn = row!.advances < value ? row!.advances : value;
  if (drawn <= 0n) return;
  await bookTransaction(tx, {
    kind: "advance_spent",
    idempotencyKey: `advance.spent:${id}`,
    description: code,
    pledgeId: pledge.id,
    bookedBy,
    entries: [
      { account: `spent:${need.code}`, amount: drawn },
      { account: `advances:${need.code}`, amount: -drawn },
    ],
  });
}
