import { LRUCache } from "lru-cache";
import type { Viewer } from "~/domain/accounts/viewer";
import { db } from "~/platform/database.server";
import { readVerifyCode } from "./certificate";
import type { CertificateDocument } from "./certificate-document";
import { certificatePdf } from "./certificate-pdf.server";
import { mayOpenSheet } from "./certificate-policy";

/** Drawing takes a second of processor time; what is signed never changes, so its sheet is kept by signature. */
const sheets = new LRUCache<string, Buffer>({ max: 50, maxSize: 30 * 1024 * 1024, sizeCalculation: (sheet) => sheet.byteLength });

/**
 * The sheet of a certificate, by its verification code: for everybody when it is issued, for the fund and the auditor while it is drafted or
 * approved. Null otherwise: a revoked certificate is no longer handed out.
 */
export async function openCertificatePdf(viewer: Viewer | null, verifyCode: string): Promise<Buffer | null> {
  const asked = readVerifyCode(verifyCode);
  if (!asked || !("code" in asked)) return null;
  const certificate = await db.certificate.findUnique({ where: { verifyCode: asked.code }, select: { state: true, body: true, signature: true, draftedAt: true } });
  if (!certificate || !mayOpenSheet(viewer, certificate.state)) return null;
  const known = certificate.signature ? sheets.get(certificate.signature) : undefined;
  if (known) return known;
  const document = certificate.body as CertificateDocument;
  const sheet = await certificatePdf({ ...document, issuedOn: document.issuedOn || certificate.draftedAt.toISOString() });
  if (certificate.signature) sheets.set(certificate.signature, sheet);
  return sheet;
}
