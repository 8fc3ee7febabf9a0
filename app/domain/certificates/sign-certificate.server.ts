import { signDocument, signatureHolds } from "~/platform/document-signature.server";
import type { CertificateDocument } from "./certificate-document";

/** Signs everything a certificate says (Ed25519 over its canonical JSON). */
export async function signCertificate(document: CertificateDocument): Promise<{ signature: string; keyId: string }> {
  return signDocument(document);
}

/** Whether the certificate says exactly what was signed when it was issued. */
export async function certificateSignatureHolds(certificate: { body: unknown; signature: string | null; keyId: string | null }): Promise<boolean> {
  return signatureHolds(certificate.body, certificate.signature, certificate.keyId);
}
