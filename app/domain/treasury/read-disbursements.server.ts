import type { Viewer } from "~/domain/accounts/viewer";
import { db, Prisma, transact } from "~/platform/database.server";
import { storage } from "~/platform/storage.server";
import { isUuid } from "~/platform/uuid";
import { readNeedMoney, unsureOf } from "~/domain/payments/need-money.server";
import { payeeKinds } from "./lock-payable.server";
import { mayReadTreasury } from "./treasury-policy";
import type { BankFeeView, DisbursementView } from "./treasury-view";

const PAGE_LENGTH = 30;
const CHOICES_MAX = 500;

type Row = Omit<DisbursementView, "amount" | "bookedAt" | "reversedAt"> & { amount: bigint; bookedAt: Date; reversedAt: Date | null };

const select = Prisma.sql`
  SELECT disbursement.id, disbursement.code, need.code AS "needCode", payee.name_vi AS payee, disbursement.amount, disbursement.purpose, disbursement.paid_on::text AS "paidOn",
    disbursement.bank_reference AS "bankReference", disbursement.evidence_id IS NOT NULL AS evidence, delivery.code AS "deliveryCode", delivery.id AS "deliveryId",
    booker.display_name AS "bookedBy", disbursement.booked_at AS "bookedAt", disbursement.reversed_at AS "reversedAt", reverser.display_name AS "reversedBy", disbursement.reversed_why AS "reversedWhy"
  FROM disbursement JOIN need ON need.id = disbursement.need_id JOIN organisation payee ON payee.id = disbursement.payee_id LEFT JOIN person booker ON booker.id = disbursement.booked_by
  LEFT JOIN delivery ON delivery.id = disbursement.delivery_id LEFT JOIN person reverser ON reverser.id = disbursement.reversed_by`;

/** Money paid out for needs, newest first, thirty a page. Empty for everybody but the fund and the auditor. */
export async function listDisbursements(viewer: Viewer, page = 1): Promise<{ rows: DisbursementView[]; total: number; pages: number }> {
  if (!mayReadTreasury(viewer)) return { rows: [], total: 0, pages: 0 };
  const [rows, total] = await Promise.all([
    db.$queryRaw<Row[]>`${select} ORDER BY disbursement.booked_at DESC, disbursement.code DESC LIMIT ${PAGE_LENGTH} OFFSET ${(page - 1) * PAGE_LENGTH}`,
    db.disbursement.count(),
  ]);
  return { rows: rows.map(view), total, pages: Math.ceil(total / PAGE_LENGTH) };
}

export async function findDisbursement(viewer: Viewer, id: string): Promise<DisbursementView | null> {
  if (!mayReadTreasury(viewer) || !isUuid(id)) return null;
  const [row] = await db.$queryRaw<Row[]>`${select} WHERE disbursement.id = ${id}::uuid`;
  return row ? view(row) : null;
}

function view(row: Row): DisbursementView {
  return { ...row, amount: Number(row.amount), bookedAt: row.bookedAt.toISOString(), reversedAt: row.reversedAt?.toISOString() ?? null };
}

/** The photo of a bank's slip that stands behind a disbursement; null for everybody but the fund and the auditor. */
export async function openDisbursementEvidence(viewer: Viewer, id: string): Promise<{ bytes: Buffer; mime: string } | null> {
  if (!mayReadTreasury(viewer) || !isUuid(id)) return null;
  const [file] = await db.$queryRaw<{ storageKey: string; mime: string }[]>`
    SELECT file.storage_key AS "storageKey", file.mime FROM disbursement JOIN stored_file file ON file.id = disbursement.evidence_id WHERE disbursement.id = ${id}::uuid`;
  const bytes = file ? await (await storage()).get(file.storageKey) : null;
  return file && bytes ? { bytes, mime: file.mime } : null;
}

/** The latest fees of the bank, at most fifty. Empty for everybody but the fund and the auditor. */
export async function listBankFees(viewer: Viewer): Promise<BankFeeView[]> {
  if (!mayReadTreasury(viewer)) return [];
  const rows = await db.$queryRaw<(Omit<BankFeeView, "amount" | "reversedAt"> & { amount: bigint; reversedAt: Date | null })[]>`
    SELECT fee.id, fee.amount, fee.paid_on::text AS "paidOn", fee.bank_reference AS "bankReference", fee.note, booker.display_name AS "bookedBy", fee.reversed_at AS "reversedAt", fee.reversed_why AS "reversedWhy"
    FROM bank_fee fee JOIN person booker ON booker.id = fee.booked_by ORDER BY fee.booked_at DESC LIMIT 50`;
  return rows.map((row) => ({ ...row, amount: Number(row.amount), reversedAt: row.reversedAt?.toISOString() ?? null }));
}

export type PayableNeed = { code: string; titleVi: string; titleEn: string; receiverId: string; held: number; delivered: number; advances: number; spent: number; ordered: number; free: number; deliveries: { id: string; code: string; state: string }[] };
export type Payee = { id: string; nameVi: string; nameEn: string };

/** Needs for which money may still leave the bank, those with most first, at most 500: what the form of a new payment offers. */
export async function listPayableNeeds(viewer: Viewer): Promise<{ code: string; titleVi: string; titleEn: string; free: number }[]> {
  if (!mayReadTreasury(viewer)) return [];
  const rows = await db.$queryRaw<{ code: string; titleVi: string; titleEn: string; free: bigint }[]>`
    SELECT need.code, need.title_vi AS "titleVi", need.title_en AS "titleEn", (-sum(entry.amount) - coalesce(unsure.amount, 0) - coalesce(ordered.amount, 0))::bigint AS free
    FROM ledger_account account JOIN need ON need.id = account.need_id JOIN ledger_entry entry ON entry.account_id = account.id JOIN ledger_transaction booked ON booked.id = entry.transaction_id
    LEFT JOIN (SELECT need_id, sum(${unsureOf}) AS amount FROM pledge
      WHERE state = 'held' OR (state IN ('confirmed', 'in_delivery') AND EXISTS (SELECT FROM instalment_plan WHERE pledge_id = pledge.id)) GROUP BY need_id) AS unsure ON unsure.need_id = need.id
    LEFT JOIN (SELECT need_id, sum(amount) AS amount FROM payment_order WHERE state = 'open' GROUP BY need_id) AS ordered ON ordered.need_id = need.id
    WHERE account.kind IN ('need', 'delivered', 'advances', 'spent') AND booked.kind <> 'goods_delivered'
    GROUP BY need.id, unsure.amount, ordered.amount HAVING -sum(entry.amount) > coalesce(unsure.amount, 0) + coalesce(ordered.amount, 0) ORDER BY free DESC, need.code LIMIT ${CHOICES_MAX}`;
  return rows.map((row) => ({ ...row, free: Number(row.free) }));
}

/** One need with its money and deliveries, and whom it can be paid to, its receiver first. Null for everybody but the fund and the auditor. */
export async function findPayableNeed(viewer: Viewer, code: string): Promise<{ need: PayableNeed; payees: Payee[] } | null> {
  if (!mayReadTreasury(viewer)) return null;
  const need = await db.need.findUnique({
    where: { code: code.trim().toUpperCase() },
    select: { code: true, titleVi: true, titleEn: true, receiverId: true, deliveries: { where: { state: { not: "cancelled" } }, orderBy: { createdAt: "asc" }, select: { id: true, code: true, state: true } } },
  });
  if (!need) return null;
  const [money, payees] = await Promise.all([
    transact((tx) => readNeedMoney(tx, need.code)),
    db.organisation.findMany({ where: { kind: { in: [...payeeKinds] } }, orderBy: { nameVi: "asc" }, take: CHOICES_MAX, select: { id: true, nameVi: true, nameEn: true } }),
  ]);
  const { held, delivered, advances, spent, ordered, free } = money;
  return {
    need: { ...need, held: Number(held), delivered: Number(delivered), advances: Number(advances), spent: Number(spent), ordered: Number(ordered), free: Number(free) },
    payees: [...payees.filter(({ id }) => id === need.receiverId), ...payees.filter(({ id }) => id !== need.receiverId)],
  };
}
