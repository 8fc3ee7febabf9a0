import type { Viewer } from "~/domain/accounts/viewer";
import { findBank } from "~/domain/payments/bank-apps.server";
import { transferLimits } from "~/domain/payments/transfer-limits.server";
import { vietQrPngDataUri } from "~/domain/payments/viet-qr-image.server";
import { vietQrPayload } from "~/domain/payments/viet-qr";
import { db } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { orderMemo, type OrderAccount, type OrderRow, type OrderState, type OrderView } from "./payment-order";
import { mayReadTreasury, mayRunTreasury } from "./treasury-policy";

const OPEN_MAX = 100;

/** Orders that wait for the bank, the oldest first, at most a hundred. Empty for everybody but the fund and the auditor. */
export async function listOpenOrders(viewer: Viewer): Promise<OrderRow[]> {
  if (!mayReadTreasury(viewer)) return [];
  const rows = await db.$queryRaw<(Omit<OrderRow, "amount" | "madeAt"> & { amount: bigint; madeAt: Date })[]>`
    SELECT asked.order_reference AS reference, asked.state, asked.amount, payee.name_vi AS payee, need.code AS "needCode", asked.made_at AS "madeAt"
    FROM payment_order asked JOIN need ON need.id = asked.need_id JOIN organisation payee ON payee.id = asked.payee_id WHERE asked.state = 'open' ORDER BY asked.made_at LIMIT ${OPEN_MAX}`;
  return rows.map((row) => ({ ...row, amount: Number(row.amount), madeAt: row.madeAt.toISOString() }));
}

type Whole = {
  reference: string; state: OrderState; amount: bigint; payee: string; needCode: string; madeAt: Date; purpose: string; deliveryCode: string | null; madeBy: string; bankBin: string | null; accountNumber: string | null;
  accountHolder: string | null; paymentId: string | null; paymentCode: string | null; cancelledBy: string | null; cancelledAt: Date | null; cancelledWhy: string | null;
};

/** One order with all that its transfer needs; null for everybody but the fund and the auditor. */
export async function findOrder(viewer: Viewer, reference: string): Promise<OrderView | null> {
  if (!mayReadTreasury(viewer)) return null;
  const [row] = await db.$queryRaw<Whole[]>`
    SELECT asked.order_reference AS reference, asked.state, asked.amount, payee.name_vi AS payee, need.code AS "needCode", asked.made_at AS "madeAt", asked.purpose, delivery.code AS "deliveryCode",
      maker.display_name AS "madeBy", asked.bank_bin AS "bankBin", asked.account_number AS "accountNumber", asked.account_holder AS "accountHolder", paid.id AS "paymentId", paid.code AS "paymentCode",
      canceller.display_name AS "cancelledBy", asked.cancelled_at AS "cancelledAt", asked.cancelled_why AS "cancelledWhy"
    FROM payment_order asked JOIN need ON need.id = asked.need_id JOIN organisation payee ON payee.id = asked.payee_id JOIN person maker ON maker.id = asked.made_by
    LEFT JOIN delivery ON delivery.id = asked.delivery_id LEFT JOIN disbursement paid ON paid.id = asked.disbursement_id LEFT JOIN person canceller ON canceller.id = asked.cancelled_by
    WHERE asked.order_reference = ${reference}`;
  if (!row) return null;
  const { bankBin, accountNumber, accountHolder, paymentId, paymentCode, ...order } = row;
  const account = bankBin && accountNumber && accountHolder ? { bankBin, accountNumber, accountHolder, bankName: findBank(bankBin)?.name ?? bankBin } : null;
  const aboveLimit = row.amount > transferLimits().limit;
  const memo = orderMemo(reference);
  return {
    ...order, account, memo, aboveLimit,
    amount: Number(row.amount), madeAt: row.madeAt.toISOString(), cancelledAt: row.cancelledAt?.toISOString() ?? null,
    qrPng: account && row.state === "open" && !aboveLimit ? await codeOf(account, row.amount, memo) : null,
    payment: paymentId && paymentCode ? { id: paymentId, code: paymentCode } : null,
    mayAct: mayRunTreasury(viewer),
  };
}

/** The account to which an order for this organisation went last, to be looked at and kept or changed; null for everybody but the fund. */
export async function findLastAccount(viewer: Viewer, payeeId: string): Promise<OrderAccount | null> {
  if (!mayRunTreasury(viewer) || !isUuid(payeeId)) return null;
  const last = await db.paymentOrder.findFirst({
    where: { payeeId, state: { not: "cancelled" }, accountNumber: { not: null } }, orderBy: { madeAt: "desc" }, select: { bankBin: true, accountNumber: true, accountHolder: true },
  });
  return last ? { bankBin: last.bankBin!, accountNumber: last.accountNumber!, accountHolder: last.accountHolder! } : null;
}

/** Null where the bank takes no VietQR or the account is longer than it carries. */
async function codeOf({ bankBin, accountNumber }: OrderAccount, amount: bigint, purpose: string): Promise<string | null> {
  if (!findBank(bankBin)?.takesVietQr) return null;
  const built = vietQrPayload({ bankBin, account: accountNumber, amount, purpose });
  return built.ok ? vietQrPngDataUri(built.payload) : null;
}
