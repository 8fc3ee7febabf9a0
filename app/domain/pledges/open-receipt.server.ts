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

/** Which sheet: the latest one, or that of this re-issue (0 is the original); of a pledge with several receipts the one of this number, else the first. */
type Wanted = { number?: string | null; time?: number | null };

/**
 * A receipt of a pledge as a PDF, for whoever may see the pledge; null before the money has come, for an unknown sheet, or for everybody else. Money that was
 * taken back and came again keeps its number and bears the day on which it came last; while it is taken back the sheet says that it is cancelled.
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
    where: { pledgeId: pledge.id, ...(asked ? { number: asked } : {}) },
    orderBy: { number: "asc" },
    select: { number: true, payerName: true, amount: true, units: true, paidBy: true, issuedAt: true, receiptCopies: { orderBy: { copy: "asc" }, select: { copy: true, payerName: true, askedBy: true, issuedAt: true } } },
  });
  if (!receipt) return null;
  const copy = time === null ? receipt.receiptCopies.at(-1) : receipt.receiptCopies.find((one) => one.copy === time + 1);
  if (time && !copy) return null;
  const { number } = receipt;
  const { settledAt, by, cancelledOn, refunded } = await readStanding(number);
  const receivedOn = (settledAt ?? receipt.issuedAt).toISOString();
  const key = [number, copy?.copy ?? 1, receivedOn, by, cancelledOn, refunded?.amount, refunded?.on].join(" ");
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
    issuedOn: [copy?.issuedAt.toISOString() ?? receivedOn, receivedOn].toSorted().at(-1)!,
    signatoryVi: pledge.demo || env.demo ? "Thủ quỹ (minh họa)" : "Thủ quỹ",
    transparencyUrl: `${env.origin}/transparency`,
    reissue: copy ? { time: copy.copy - 1, on: copy.issuedAt.toISOString(), askedBy: copy.askedBy as ReceiptAsker } : null,
    cancelledOn,
    refunded,
    demo: pledge.demo || env.demo,
  };
  const pdf = await receiptPdf(sheet);
  sheets.set(key, pdf);
  return { number, pdf };
}

type Standing = { settledAt: Date | null; by: string | null; cancelledOn: string | null; refunded: ReceiptDocument["refunded"] };

/** How the money of a receipt stands now: since when and by which way it is there, how much of it went back, or on which day all was taken back. */
async function readStanding(number: string): Promise<Standing> {
  const [row] = await db.$queryRaw<{ settledAt: Date | null; by: string | null; cancelledAt: Date | null; refunded: bigint | null; refundedAt: Date | null }[]>`
    WITH paid AS (
      SELECT id, pledge_id, NULL::uuid AS instalment_id, state, settled_at FROM payment WHERE receipt_number = ${number}
      UNION ALL SELECT id, pledge_id, id, state, settled_at FROM instalment WHERE receipt_number = ${number})
    SELECT CASE WHEN paid.state = 'settled' THEN paid.settled_at END AS "settledAt",
      (SELECT CASE WHEN bool_or(came.provider = 'stripe') THEN 'card' ELSE 'bank' END FROM transfer_placement placed JOIN incoming_transfer came ON came.id = placed.transfer_id
        WHERE placed.pledge_id = paid.pledge_id AND placed.instalment_id IS NOT DISTINCT FROM paid.instalment_id AND placed.released_at IS NULL HAVING count(*) > 0) AS by,
      CASE WHEN paid.state <> 'settled' THEN (SELECT max(occurred_at) FROM event WHERE subject_id IN (paid.id::text, paid.pledge_id::text) AND subject_type IN ('payment', 'instalment', 'pledge')
        AND kind IN ('payment.reopened', 'payment.refunded', 'payment.part_refunded', 'instalment.dropped', 'instalment.reopened', 'pledge.refunded')) END AS "cancelledAt",
      back.amount AS refunded, back.at AS "refundedAt"
    FROM paid LEFT JOIN LATERAL (SELECT (sum(refund.parts) * pledge.unit_price)::bigint AS amount, max(refund.decided_at) AS at FROM refund JOIN pledge ON pledge.id = refund.pledge_id
      WHERE paid.instalment_id IS NULL AND refund.pledge_id = paid.pledge_id AND scope = 'units' AND refund.state IN ('approved', 'listed', 'paid', 'card_failed', 'returned_by_bank') GROUP BY pledge.unit_price) AS back ON true`;
  const refunded = row?.refunded && row.refundedAt ? { amount: Number(row.refunded), on: row.refundedAt.toISOString() } : null;
  return { settledAt: row?.settledAt ?? null, by: row?.by ?? null, cancelledOn: row?.cancelledAt?.toISOString() ?? null, refunded };
}
