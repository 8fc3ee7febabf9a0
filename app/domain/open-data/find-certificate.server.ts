import { findPublicCertificate } from "~/domain/certificates/find-public-certificate.server";
import { pagesAt } from "~/domain/open-data/addresses.server";
import type { OpenCertificate } from "~/domain/open-data/certificate-schema";
import type { Outcome } from "~/domain/outcome";

/**
 * The public facts of a certificate that was once issued, by its verification code or its number. Numbers run on and can be guessed, so by a number the
 * sponsor's name is not told: what is open to machines is not to become a list of who gave.
 */
export async function findOpenCertificate(codeOrNumber: string): Promise<Outcome<{ body: OpenCertificate }, "not-found">> {
  const asked = codeOrNumber.slice(0, 60);
  const found = await findPublicCertificate(asked);
  if (!found) return { ok: false, reason: "not-found" };
  const byNumber = asked.trim().toUpperCase() === found.number;
  return {
    ok: true,
    body: {
      number: found.number,
      page: pagesAt(`/verify/${byNumber ? found.number : found.verifyCode}`),
      good: found.state === "issued" && found.signatureValid,
      state: found.state,
      signatureValid: found.signatureValid,
      keyId: found.keyId,
      sponsorName: byNumber ? null : found.sponsorName,
      fund: { vi: found.fundNameVi, en: found.fundNameEn },
      lines: found.lines.map((line) => ({
        title: { vi: line.titleVi, en: line.titleEn },
        place: { vi: line.placeVi, en: line.placeEn },
        quantity: line.quantity,
        unit: { vi: line.unitVi, en: line.unitEn },
        deliveredOn: line.deliveredOn,
        moneyVnd: line.cashValue,
        goodsVnd: line.goodsValue,
      })),
      totalMoneyVnd: found.totalCash,
      totalGoodsVnd: found.totalGoods,
      issuedOn: found.issuedOn,
      revokedAt: found.revokedOn,
      revokeReason: found.revokeReason,
      supersededBy: found.supersededByNumber,
      demonstration: found.demo,
    },
  };
}
