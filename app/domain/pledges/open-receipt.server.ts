import { LRUCache } from "lru-cache";
import type { Viewer } from "~/domain/accounts/viewer";
import { unitWord } from "~/domain/needs/unit-words";
import type { ReceiptDocument } from "~/domain/payments/receipt-document";
import { receiptPdf } from "~/domain/payments/receipt-pdf.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { canSeePledge } from "./pledge-policy";

/** A receipt never changes once it has its number. */
const sheets = new LRUCache<string, Buffer>({ max: 100, maxSize: 20 * 1024 * 1024, sizeCalculation: (sheet) => sheet.byteLength });

/** The receipt of a settled pledge as a PDF, for whoever may see the pledge; null before the money has come or for everybody else. */
export async function openReceipt(viewer: Viewer, reference: string): Promise<{ number: string; pdf: Buffer } | null> {
  const pledge = await db.pledge.findUnique({
    where: { reference },
    select: {
      reference: true, personId: true, amount: true, honourName: true, demo: true, units: true,
      person: { select: { displayName: true } },
      sponsor: { select: { organisationId: true, organisation: { select: { nameVi: true } } } },
      need: { select: { code: true, titleVi: true, titleEn: true, unitVi: true, unitEn: true, areaCode: true, provinceCode: true } },
      payment: { select: { receiptNumber: true, settledAt: true } },
    },
  });
  if (!pledge?.payment?.receiptNumber || !pledge.payment.settledAt) return null;
  const { need, sponsor } = pledge;
  if (!canSeePledge(viewer, { personId: pledge.personId, organisationId: sponsor.organisationId, areaCode: need.areaCode, provinceCode: need.provinceCode })) return null;
  const { receiptNumber: number, settledAt } = pledge.payment;
  const known = sheets.get(number);
  if (known) return { number, pdf: known };
  const receipt: ReceiptDocument = {
    number,
    fundNameVi: env.fund.nameVi,
    fundNameEn: env.fund.nameEn,
    // The receipt is between the fund and the payer, so it bears the payer's name even when the public sees none.
    payerName: sponsor.organisation?.nameVi ?? pledge.person.displayName,
    amount: Number(pledge.amount),
    purposeVi: `${need.titleVi} (${need.code}): ${new Intl.NumberFormat("vi-VN").format(pledge.units)} ${need.unitVi}`,
    purposeEn: `${need.titleEn} (${need.code}): ${new Intl.NumberFormat("en-GB").format(pledge.units)} ${unitWord(need.unitEn, pledge.units, "en")}`,
    receivedOn: settledAt.toISOString(),
    by: "bank",
    reference: pledge.reference,
    placeVi: env.fund.placeVi,
    issuedOn: settledAt.toISOString(),
    signatoryVi: pledge.demo || env.demo ? "Thủ quỹ (minh họa)" : "Thủ quỹ",
    transparencyUrl: `${env.origin}/how-it-works`,
    demo: pledge.demo || env.demo,
  };
  const pdf = await receiptPdf(receipt);
  sheets.set(number, pdf);
  return { number, pdf };
}
