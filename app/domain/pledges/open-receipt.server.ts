import { LRUCache } from "lru-cache";
import type { Viewer } from "~/domain/accounts/viewer";
import { unitWord } from "~/domain/needs/unit-words";
import type { ReceiptAsker } from "~/domain/payments/receipt";
import type { ReceiptDocument } from "~/domain/payments/receipt-document";
import { receiptPdf } from "~/domain/payments/receipt-pdf.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { canSeePledge } from "./pledge-policy";

/** Sheets by everything that can change on one: which copy, when the money that stands reached the fund, whether it was taken back. */
const sheets = new LRUCache<string, Buffer>({ max: 100, maxSize: 20 * 1024 * 1024, sizeCalculation: (sheet) => sheet.byteLength });

/** Which sheet: the latest one, or that of this re-issue (0 is the original); of a pledge with several receipts the one of this number, else the first that stands. */
type Wanted = { number?: string | null; time?: number | null };

/**
 * A receipt of a pledge as a PDF, for whoever may see the pledge; null before the money has come, for an unknown sheet, or for everybody else. It bears the bank's own day of the
 * money and the day of its issue. Once its money is taken back the sheet says that it is cancelled; money that comes again has a receipt of its own, which names the one it replaces.
 */
export async function openReceipt(viewer: Viewer, reference: string, { number: asked = null, time = null }: Wanted = {}): Promise<{ number: string; pdf: Buffer } | null> {
  const pledge = await db.pledge.findUnique({
    where: { reference },
    select: {
      id: true, reference: true, personId: true, demo: true,
      sponsor: { select: { organisationId: true } },
      need: { select: { code: true, titleVi: true, titleEn: true, unitVi: true, unitEn: true, areaCode: true, provinceCode: true } },
    },
  });
  if (!pledge) return null;
  const { need, sponsor } = pledge;
  if (!canSeePledge(viewer, { personId: pledge.personId, organisationId: sponsor.organisationId, areaCode: need.areaCode, provinceCode: need.provinceCode })) return null;
  const receipt = await db.receipt.findFirst({
    where: { pledgeId: pledge.id, number: asked ?? (await firstStanding(pledge.id)) ?? "" },
    select: { number: true, payerName: true, amount: true, units: true, paidBy: true, issuedAt: true, receiptCopies: { orderBy: { copy: "asc" }, select: { copy: true, payerName: true, askedBy: true, issuedAt: true } } },
  });
  if (!receipt) return null;
  const copy = time === null ? receipt.receiptCopies.at(-1) : receipt.receiptCopies.find((one) => one.copy === time + 1);
  if (time && !copy) return null;
  const { number } = receipt;
  const { settledAt, bankDay, by, cancelledOn, refunded, replaces } = await readStanding(number);
  const issuedOn = (settledAt ?? receipt.issuedAt).toISOString();
  const receivedOn = bankDay ?? issuedOn;
  const key = [number, copy?.copy ?? 1, issuedOn, receivedOn, by, cancelledOn, refunded?.amount, refunded?.on].join(" ");
  const known = sheets.get(key);
  if (known) return { number, pdf: known };
  const sheet: ReceiptDocument = {
    number,
    fundNameVi: env.fund.nameVi,
    fundNameEn: env.fund.nameEn,
    // The receipt is between the fund and the payer, so it bears the payer's name even when the public sees none.
    payerName: copy?.payerName ?? receipt.payerName,
    amount: Number(receipt.amount),
    purposeVi: `${need.titleVi} (${need.code}): ${new Intl.NumberFormat("vi-VN").format(receipt.units)} ${need.unitVi}`,
    purposeEn: `${need.titleEn} (${need.code}): ${new Intl.NumberFormat("en-GB").format(receipt.units)} ${unitWord(need.unitEn, receipt.units, "en")}`,
    receivedOn,
    by: (by ?? receipt.paidBy) === "card" ? "card" : "bank",
    reference: pledge.reference,
    placeVi: env.fund.placeVi,
    issuedOn: [copy?.issuedAt.toISOString() ?? issuedOn, issuedOn].toSorted().at(-1)!,
    signatoryVi: pledge.demo || env.demo ? "Thủ quỹ (minh họa)" : "Thủ quỹ",
    transparencyUrl: `${env.origin}/transparency`,
    reissue: copy ? { time: copy.copy - 1, on: copy.issuedAt.toISOString(), askedBy: copy.askedBy as ReceiptAsker } : null,
    cancelledOn,
    refunded,
    replaces,
    demo: pledge.demo || env.demo,
  };
  const pdf = await receiptPdf(sheet);
  sheets.set(key, pdf);
  return { number, pdf };
}

/** The number of the first receipt of a pledge whose money stands, else of its first. */
async function firstStanding(pledgeId: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ number: string }[]>`
    SELECT number FROM receipt WHERE pledge_id = ${pledgeId}::uuid
    ORDER BY EXISTS (SELECT FROM payment WHERE receipt_number = number) OR EXISTS (SELECT FROM instalment WHERE receipt_number = number) DESC, number LIMIT 1`;
  return row?.number ?? null;
}

type Standing = { settledAt: Date | null; bankDay: string | null; by: string | null; cancelledOn: string | null; refunded: ReceiptDocument["refunded"]; replaces: string | null };

/** How the money of a receipt stands now: since when and by which way it is there, how much of it went back, or on which day all was taken back; and which receipt it replaces. */
async function readStanding(number: string): Promise<Standing> {
  const [row] = await db.$queryRaw<{ settledAt: Date | null; bankDay: string | null; by: string | null; cancelledAt: Date | null; refunded: bigint | null; refundedAt: Date | null; replaces: string | null }[]>`
    WITH mine AS (SELECT * FROM receipt WHERE number = ${number}),
    paid AS (
      SELECT payment.id, mine.pledge_id, NULL::uuid AS instalment_id, payment.receipt_number = mine.number AS current, state, settled_at FROM mine JOIN payment ON payment.pledge_id = mine.pledge_id WHERE mine.instalment_id IS NULL
      UNION ALL SELECT instalment.id, mine.pledge_id, instalment.id, instalment.receipt_number = mine.number, state, settled_at FROM mine JOIN instalment ON instalment.id = mine.instalment_id),
    near AS (
      SELECT (SELECT min(issued_at) FROM receipt later WHERE later.pledge_id = mine.pledge_id AND later.instalment_id IS NOT DISTINCT FROM mine.instalment_id AND later.number > mine.number) AS next,
        (SELECT max(number) FROM receipt before WHERE before.pledge_id = mine.pledge_id AND before.instalment_id IS NOT DISTINCT FROM mine.instalment_id AND before.number < mine.number) AS replaces FROM mine),
    came AS (
      SELECT bool_or(transfer.provider = 'stripe') AS card, CASE WHEN bool_and(transfer.booked_on IS NOT NULL) THEN max(transfer.booked_on)::text END AS day
      FROM paid JOIN transfer_placement placed ON placed.pledge_id = paid.pledge_id AND placed.instalment_id IS NOT DISTINCT FROM paid.instalment_id AND placed.released_at IS NULL
      JOIN incoming_transfer transfer ON transfer.id = placed.transfer_id WHERE paid.current HAVING count(*) > 0)
    SELECT CASE WHEN paid.current AND paid.state = 'settled' THEN paid.settled_at END AS "settledAt", came.day AS "bankDay", CASE WHEN came.card THEN 'card' WHEN NOT came.card THEN 'bank' END AS by,
      CASE WHEN NOT paid.current OR paid.state <> 'settled' THEN (SELECT max(occurred_at) FROM event WHERE subject_id IN (paid.id::text, paid.pledge_id::text) AND subject_type IN ('payment', 'instalment', 'pledge')
        AND (near.next IS NULL OR occurred_at <= near.next)
        AND kind IN ('payment.reopened', 'payment.refunded', 'payment.part_refunded', 'instalment.dropped', 'instalment.reopened', 'pledge.refunded')) END AS "cancelledAt",
      back.amount AS refunded, back.at AS "refundedAt", near.replaces
    FROM paid CROSS JOIN near LEFT JOIN came ON true
    LEFT JOIN LATERAL (SELECT (sum(refund.parts) * pledge.unit_price)::bigint AS amount, max(refund.decided_at) AS at FROM refund JOIN pledge ON pledge.id = refund.pledge_id
      WHERE paid.instalment_id IS NULL AND refund.pledge_id = paid.pledge_id AND scope = 'units' AND refund.decided_at >= (SELECT issued_at FROM mine) AND refund.state IN ('approved', 'listed', 'paid', 'card_failed', 'returned_by_bank') GROUP BY pledge.unit_price) AS back ON true`;
  const refunded = row?.refunded && row.refundedAt ? { amount: Number(row.refunded), on: row.refundedAt.toISOString() } : null;
  return {
    settledAt: row?.settledAt ?? null, bankDay: row?.bankDay ? `${row.bankDay}T05:00:00.000Z` : null, by: row?.by ?? null, cancelledOn: row?.cancelledAt?.toISOString() ?? null, refunded, replaces: row?.replaces ?? null,
  };
}
