import { LRUCache } from "lru-cache";
import type { Viewer } from "~/domain/accounts/viewer";
import { unitWord } from "~/domain/needs/unit-words";
import type { ReceiptAsker } from "~/domain/payments/receipt";
import type { ReceiptDocument } from "~/domain/payments/receipt-document";
import { receiptPdf } from "~/domain/payments/receipt-pdf.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { canSeePledge } from "./pledge-policy";

/** A sheet never changes once it was given out. */
const sheets = new LRUCache<string, Buffer>({ max: 100, maxSize: 20 * 1024 * 1024, sizeCalculation: (sheet) => sheet.byteLength });

/** Which sheet: the latest one, or that of this re-issue (0 is the original); of a pledge with several receipts the one of this number, else the first. */
type Wanted = { number?: string | null; time?: number | null };

/** A receipt of a pledge as a PDF, for whoever may see the pledge; null before the money has come, for an unknown sheet, or for everybody else. */
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
  const key = `${number}:${copy?.copy ?? 1}`;
  const known = sheets.get(key);
  if (known) return { number, pdf: known };
  const receivedOn = receipt.issuedAt.toISOString();
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
    by: receipt.paidBy === "card" ? "card" : "bank",
    reference: pledge.reference,
    placeVi: env.fund.placeVi,
    issuedOn: copy?.issuedAt.toISOString() ?? receivedOn,
    signatoryVi: pledge.demo || env.demo ? "Thủ quỹ (minh họa)" : "Thủ quỹ",
    transparencyUrl: `${env.origin}/transparency`,
    reissue: copy ? { time: copy.copy - 1, on: copy.issuedAt.toISOString(), askedBy: copy.askedBy as ReceiptAsker } : null,
    demo: pledge.demo || env.demo,
  };
  const pdf = await receiptPdf(sheet);
  sheets.set(key, pdf);
  return { number, pdf };
}
