import type { Viewer } from "~/domain/accounts/viewer";
import { findBasketFor } from "~/domain/baskets/read-baskets.server";
import { unitWord } from "~/domain/needs/unit-words";
import { paymentInstructions } from "~/domain/payments/payment-instructions.server";
import { slipPdf } from "~/domain/payments/slip-pdf.server";
import { clock } from "~/platform/clock.server";
import { env } from "~/platform/env.server";

/** So many needs fit on the slip in words; the others are counted. */
const NAMED_MOST = 4;

/** The slip for what a held basket still lacks, a page for each transfer still to make. For whoever may see the basket; null for everybody else and once nothing is to be transferred. */
export async function openBasketSlip(viewer: Viewer, reference: string): Promise<{ reference: string; pdf: Buffer } | null> {
  const basket = await findBasketFor(viewer, reference);
  if (!basket || basket.state !== "held") return null;
  const { received, pledges } = basket;
  const told = await paymentInstructions({ reference: basket.reference, amount: basket.amount - received, received });
  const more = pledges.length - NAMED_MOST;
  const lines = (locale: "vi" | "en") => pledges.slice(0, NAMED_MOST).map(({ units, need }) => {
    const word = unitWord(locale === "vi" ? need.unitVi : need.unitEn, units, locale);
    return `${need.code}: ${new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-GB").format(units)} ${word}`;
  }).join("; ");
  const pdf = await slipPdf({
    fundNameVi: env.fund.nameVi,
    fundNameEn: env.fund.nameEn,
    reference: basket.reference,
    purposeVi: `Giỏ ủng hộ ${pledges.length} nhu cầu. ${lines("vi")}${more > 0 ? `; và ${more} nhu cầu khác` : ""}`,
    purposeEn: `A basket of ${pledges.length} ${pledges.length === 1 ? "need" : "needs"}. ${lines("en")}${more > 0 ? `; and ${more} more` : ""}`,
    bankName: told.bankName,
    account: told.account,
    holder: told.holder,
    transfers: told.transfers.flatMap(({ position, lacking, qrPng }) => (qrPng ? [{ position, amount: lacking, qrPng }] : [])),
    of: told.transfers.length,
    until: basket.holdExpiresAt,
    instalment: false,
    printedAt: clock.now().toISOString(),
    url: `${env.origin}/my/baskets/${basket.reference}`,
    demo: env.demo,
  });
  return { reference: basket.reference, pdf };
}
