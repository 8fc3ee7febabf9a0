import type { Viewer } from "~/domain/accounts/viewer";
import { db, type Prisma } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { CERTIFICATE_STATES, isCertificateState, type CertificateRow, type CertificateState, type CertificateView } from "./certificate";
import type { CertificateDocument } from "./certificate-document";
import { mayDecideOnCertificates, mayOpenSheet, mayReadCertificates } from "./certificate-policy";
import { certificateSignatureHolds } from "./sign-certificate.server";

const PAGE_LENGTH = 30;

const rowSelect = {
  id: true, number: true, state: true, body: true, draftedAt: true, approvedAt: true, issuedAt: true, revokedAt: true,
  pledge: { select: { reference: true, need: { select: { code: true, titleVi: true, titleEn: true } } } },
} satisfies Prisma.CertificateSelect;

const nameOnly = { select: { displayName: true } } as const;
const viewSelect = {
  ...rowSelect, verifyCode: true, signature: true, keyId: true, revokeReason: true,
  approvedByPerson: nameOnly, issuedByPerson: nameOnly, revokedByPerson: nameOnly, supersededByPerson: { select: { number: true } },
} satisfies Prisma.CertificateSelect;

/** Certificates for the fund and the auditor, newest draft first, thirty a page from page 1 (past the end, the last page); empty for everybody else. */
export async function listCertificates(viewer: Viewer, { state, page = 1 }: { state?: CertificateState; page?: number } = {}): Promise<{ rows: CertificateRow[]; total: number; pages: number }> {
  if (!mayReadCertificates(viewer)) return { rows: [], total: 0, pages: 0 };
  const where = state ? { state } : {};
  const total = await db.certificate.count({ where });
  const pages = Math.ceil(total / PAGE_LENGTH);
  const rows = await db.certificate.findMany({
    where, select: rowSelect, orderBy: [{ draftedAt: "desc" }, { id: "asc" }], take: PAGE_LENGTH, skip: (Math.max(1, Math.min(page, pages)) - 1) * PAGE_LENGTH,
  });
  return { rows: rows.map(certificateRow), total, pages };
}

/** How many certificates stand in each state; all zero for everybody but the fund and the auditor. */
export async function countCertificates(viewer: Viewer): Promise<Record<CertificateState, number>> {
  const figures = Object.fromEntries(CERTIFICATE_STATES.map((state) => [state, 0])) as Record<CertificateState, number>;
  if (!mayReadCertificates(viewer)) return figures;
  for (const { state, _count } of await db.certificate.groupBy({ by: ["state"], _count: true })) if (isCertificateState(state)) figures[state] = _count;
  return figures;
}

/** One certificate as the fund sees it, in any state; null for everybody but the fund and the auditor. */
export async function findCertificate(viewer: Viewer, id: string): Promise<CertificateView | null> {
  if (!mayReadCertificates(viewer) || !isUuid(id)) return null;
  const certificate = await db.certificate.findUnique({ where: { id }, select: viewSelect });
  if (!certificate) return null;
  const decides = mayDecideOnCertificates(viewer);
  return {
    ...certificateRow(certificate),
    verifyCode: certificate.verifyCode,
    document: certificate.body as CertificateDocument,
    approvedBy: certificate.approvedByPerson?.displayName ?? null,
    issuedBy: certificate.issuedByPerson?.displayName ?? null,
    revokedBy: certificate.revokedByPerson?.displayName ?? null,
    revokeReason: certificate.revokeReason,
    supersededByNumber: certificate.supersededByPerson?.number ?? null,
    signatureValid: certificate.signature ? await certificateSignatureHolds(certificate) : null,
    keyId: certificate.keyId,
    mayOpenSheet: mayOpenSheet(viewer, certificate.state),
    mayApprove: decides && certificate.state === "drafted",
    mayIssue: decides && certificate.state === "approved",
    mayRevoke: decides && certificate.state === "issued",
  };
}

function certificateRow(certificate: Prisma.CertificateGetPayload<{ select: typeof rowSelect }>): CertificateRow {
  const document = certificate.body as CertificateDocument;
  const { reference, need } = certificate.pledge;
  return {
    id: certificate.id,
    number: certificate.number,
    state: certificate.state as CertificateState,
    sponsorName: document.sponsorName,
    pledgeReference: reference,
    needCode: need.code,
    needTitleVi: need.titleVi,
    needTitleEn: need.titleEn,
    totalCash: document.totalCash,
    totalGoods: document.totalGoods,
    draftedAt: certificate.draftedAt.toISOString(),
    approvedAt: certificate.approvedAt?.toISOString() ?? null,
    issuedAt: certificate.issuedAt?.toISOString() ?? null,
    revokedAt: certificate.revokedAt?.toISOString() ?? null,
  };
}
