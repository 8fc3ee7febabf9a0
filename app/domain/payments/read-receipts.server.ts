import type { Viewer } from "~/domain/accounts/viewer";
import { parseDong } from "~/domain/money";
import { db, Prisma } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { canMoveMoney, canReadLedger } from "./payment-policy";
import type { ReceiptAsker, ReceiptFilters, ReceiptRow, ReceiptView } from "./receipt";

const PAGE_LENGTH = 30;
const CHUNK = 1000;

type Row = Omit<ReceiptRow, "amount" | "issuedAt"> & { amount: bigint; issuedAt: Date };

/** Receipts for the fund and the auditor, thirty a page from page 1, the newest number first. Empty for everybody else. */
export async function listReceipts(viewer: Viewer, { q, year, page }: ReceiptFilters): Promise<{ rows: ReceiptRow[]; total: number; pages: number }> {
  if (!canReadLedger(viewer)) return { rows: [], total: 0, pages: 0 };
  const where = matching({ q, year });
  const [rows, [counted]] = await Promise.all([
    receiptRows(where, Prisma.sql`ORDER BY receipt.number DESC LIMIT ${PAGE_LENGTH} OFFSET ${(Math.max(1, page) - 1) * PAGE_LENGTH}`),
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM receipt JOIN pledge ON pledge.id = receipt.pledge_id WHERE ${where}`,
  ]);
  return { rows, total: counted!.total, pages: Math.ceil(counted!.total / PAGE_LENGTH) };
}

/** The same receipts, all of them, in the order of their numbers, read in parts. Nothing for everybody else. */
export async function* readAllReceipts(viewer: Viewer, asked: Pick<ReceiptFilters, "q" | "year">): AsyncGenerator<ReceiptRow> {
  if (!canReadLedger(viewer)) return;
  for (let after = ""; ; ) {
    const rows: ReceiptRow[] = await receiptRows(Prisma.sql`${matching(asked)} AND receipt.number > ${after}`, Prisma.sql`ORDER BY receipt.number LIMIT ${CHUNK}`);
    yield* rows;
    if (rows.length < CHUNK) return;
    after = rows.at(-1)!.number;
  }
}

/** Receipts of the pledges that a transfer's money rests on. Empty for everybody but the fund and the auditor. */
export async function listReceiptsOfTransfer(viewer: Viewer, transferId: string): Promise<ReceiptRow[]> {
  if (!canReadLedger(viewer) || !isUuid(transferId)) return [];
  return receiptRows(
    Prisma.sql`EXISTS (SELECT FROM transfer_placement placed WHERE placed.transfer_id = ${transferId}::uuid AND placed.pledge_id = receipt.pledge_id AND placed.instalment_id IS NOT DISTINCT FROM receipt.instalment_id)`,
    Prisma.sql`ORDER BY receipt.number LIMIT 50`,
  );
}

/** One receipt with every copy of it; null for everybody but the fund and the auditor. */
export async function findReceipt(viewer: Viewer, number: string): Promise<ReceiptView | null> {
  if (!canReadLedger(viewer)) return null;
  const [row] = await receiptRows(Prisma.sql`receipt.number = ${number}`, Prisma.empty);
  if (!row) return null;
  const [[need], copies, [beside]] = await Promise.all([
    db.$queryRaw<{ needCode: string; needTitleVi: string; needTitleEn: string; units: number }[]>`
      SELECT need.code AS "needCode", need.title_vi AS "needTitleVi", need.title_en AS "needTitleEn", receipt.units FROM receipt JOIN pledge ON pledge.id = receipt.pledge_id JOIN need ON need.id = pledge.need_id
      WHERE receipt.number = ${number}`,
    db.$queryRaw<{ copy: number; payerName: string; askedBy: ReceiptAsker; reason: string; issuedBy: string; issuedAt: Date }[]>`
      SELECT copy, payer_name AS "payerName", asked_by AS "askedBy", reason, person.display_name AS "issuedBy", issued_at AS "issuedAt"
      FROM receipt_copy JOIN person ON person.id = issued_by WHERE number = ${number} ORDER BY copy DESC`,
    db.$queryRaw<{ replaces: string | null; replacedBy: string | null }[]>`
      SELECT max(other.number) FILTER (WHERE other.number < receipt.number) AS replaces, min(other.number) FILTER (WHERE other.number > receipt.number) AS "replacedBy"
      FROM receipt LEFT JOIN receipt other ON other.pledge_id = receipt.pledge_id AND other.instalment_id IS NOT DISTINCT FROM receipt.instalment_id WHERE receipt.number = ${number}`,
  ]);
  return {
    ...row,
    ...need!,
    ...beside!,
    copies: copies.map(({ copy, issuedAt, ...one }) => ({ ...one, time: copy - 1, issuedAt: issuedAt.toISOString() })),
    mayReissue: canMoveMoney(viewer) && row.valid,
  };
}

async function receiptRows(where: Prisma.Sql, order: Prisma.Sql): Promise<ReceiptRow[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT receipt.number, receipt.payer_name AS "payerName", coalesce(latest.payer_name, receipt.payer_name) AS "printedName", pledge.reference AS "pledgeReference", receipt.amount,
      receipt.paid_by AS "paidBy", receipt.issued_at AS "issuedAt", coalesce(latest.copy - 1, 0) AS reissues,
      EXISTS (SELECT FROM payment WHERE receipt_number = receipt.number AND state = 'settled') OR EXISTS (SELECT FROM instalment WHERE receipt_number = receipt.number AND state = 'settled') AS valid
    FROM receipt JOIN pledge ON pledge.id = receipt.pledge_id
    LEFT JOIN LATERAL (SELECT copy, payer_name FROM receipt_copy WHERE receipt_copy.number = receipt.number ORDER BY copy DESC LIMIT 1) latest ON true
    WHERE ${where} ${order}`;
  return rows.map(({ amount, issuedAt, ...row }) => ({ ...row, amount: Number(amount), issuedAt: issuedAt.toISOString() }));
}

/** Words are looked for in the names with or without accents; a number, a reference or a sum of money finds just that. */
function matching({ q, year }: Pick<ReceiptFilters, "q" | "year">): Prisma.Sql {
  const ofYear = year ? Prisma.sql`receipt.number LIKE ${`TLV-BN-${year}-%`}` : Prisma.sql`true`;
  if (!q) return ofYear;
  const inside = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const amount = parseDong(q);
  return Prisma.sql`${ofYear} AND (receipt.number LIKE ${inside.toUpperCase()} OR pledge.reference LIKE ${inside.toUpperCase()} OR fold_text(receipt.payer_name) LIKE fold_text(${inside}::text)
    OR EXISTS (SELECT FROM receipt_copy WHERE receipt_copy.number = receipt.number AND fold_text(receipt_copy.payer_name) LIKE fold_text(${inside}::text)) OR receipt.amount = ${amount ?? -1n}::bigint)`;
}
