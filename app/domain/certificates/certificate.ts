import type { CertificateDocument } from "./certificate-document";

/** drafted → approved → issued → revoked or superseded. Only an issued certificate is good; what is not yet issued is not public. */
export const CERTIFICATE_STATES = ["drafted", "approved", "issued", "revoked", "superseded"] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

export function isCertificateState(value: string): value is CertificateState {
  return (CERTIFICATE_STATES as readonly string[]).includes(value);
}

/** One line of the fund's list. Values are whole đồng, times ISO 8601. */
export type CertificateRow = {
  id: string;
  number: string | null;
  state: CertificateState;
  sponsorName: string;
  pledgeReference: string;
  needCode: string;
  needTitleVi: string;
  needTitleEn: string;
  totalCash: number;
  totalGoods: number;
  draftedAt: string;
  approvedAt: string | null;
  issuedAt: string | null;
  revokedAt: string | null;
};

export type CertificateView = CertificateRow & {
  verifyCode: string;
  document: CertificateDocument;
  /** Names of the people of the fund who decided. */
  approvedBy: string | null;
  issuedBy: string | null;
  revokedBy: string | null;
  revokeReason: string | null;
  /** The number of the certificate that took this one's place. */
  supersededByNumber: string | null;
  /** Null until it is issued and signed. */
  signatureValid: boolean | null;
  /** The start of the SHA-256 of the public key it was signed with. */
  keyId: string | null;
  mayOpenSheet: boolean;
  mayApprove: boolean;
  mayIssue: boolean;
  mayRevoke: boolean;
};

/** What anybody sees who checks a certificate. Days are ISO 8601 instants. */
export type PublicCertificate = {
  state: "issued" | "revoked" | "superseded";
  number: string;
  verifyCode: string;
  sponsorName: string;
  fundNameVi: string;
  fundNameEn: string;
  lines: CertificateDocument["lines"];
  totalCash: number;
  totalGoods: number;
  issuedOn: string;
  revokedOn: string | null;
  revokeReason: string | null;
  /** The number of the certificate that took this one's place. */
  supersededByNumber: string | null;
  /** The place that stands on the sheet beside the day of issue. */
  placeVi: string;
  /** Whether it says exactly what was signed when it was issued. */
  signatureValid: boolean;
  /** The start of the SHA-256 of the public key it was signed with. */
  keyId: string | null;
  demo: boolean;
};

/** `TLV-2026-000123`. */
export function certificateNumber(year: number, running: number): string {
  return `TLV-${year}-${String(running).padStart(6, "0")}`;
}

/** What a person typed or scanned, as codes are stored: capitals without spaces or hyphens; a number keeps its hyphens. */
export function readVerifyCode(text: string): { number: string } | { code: string } | null {
  const typed = text.trim().toUpperCase();
  if (/^TLV-\d{4}-\d{6}$/.test(typed)) return { number: typed };
  const code = typed.replace(/[\s-]/g, "");
  return /^[2-9A-Z]{16}$/.test(code) ? { code } : null;
}
