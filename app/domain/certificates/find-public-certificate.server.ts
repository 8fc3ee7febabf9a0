import { db } from "~/platform/database.server";
import { readVerifyCode, type PublicCertificate } from "./certificate";
import type { CertificateDocument } from "./certificate-document";
import { certificateSignatureHolds } from "./sign-certificate.server";

/**
 * What anybody may know of a certificate that was once issued, by its verification code or its number, as typed or scanned. Null for
 * anything else; a draft cannot be told from a code that never was. Revoking shows at once, because nothing here is kept.
 */
export async function findPublicCertificate(codeOrNumber: string): Promise<PublicCertificate | null> {
  const asked = readVerifyCode(codeOrNumber);
  if (!asked) return null;
  const certificate = await db.certificate.findFirst({
    where: { ...("number" in asked ? { number: asked.number } : { verifyCode: asked.code }), state: { in: ["issued", "revoked", "superseded"] } },
    select: {
      number: true, verifyCode: true, state: true, body: true, signature: true, keyId: true, issuedAt: true, revokedAt: true, revokeReason: true,
      supersededByPerson: { select: { number: true } },
    },
  });
  if (!certificate?.number) return null;
  const document = certificate.body as CertificateDocument;
  return {
    state: certificate.state as PublicCertificate["state"],
    number: certificate.number,
    verifyCode: certificate.verifyCode,
    sponsorName: document.sponsorName,
    fundNameVi: document.fundNameVi,
    fundNameEn: document.fundNameEn,
    lines: document.lines,
    totalCash: document.totalCash,
    totalGoods: document.totalGoods,
    issuedOn: document.issuedOn,
    revokedOn: certificate.revokedAt?.toISOString() ?? null,
    revokeReason: certificate.revokeReason,
    supersededByNumber: certificate.supersededByPerson?.number ?? null,
    placeVi: document.placeVi,
    keyId: certificate.keyId,
    signatureValid: document.number === certificate.number && document.verifyCode === certificate.verifyCode && (await certificateSignatureHolds(certificate)),
    demo: document.demo,
  };
}
