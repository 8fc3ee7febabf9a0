import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { takeNumber } from "~/domain/payments/take-number.server";
import { clock, vietnamYear } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { signingKey } from "~/platform/signing-key.server";
import { isUuid } from "~/platform/uuid";
import { certificateNumber } from "./certificate";
import type { CertificateDocument } from "./certificate-document";
import { mayDecideOnCertificates } from "./certificate-policy";
import { lockCertificate } from "./lock-certificate.server";
import { signCertificate } from "./sign-certificate.server";

/**
 * Issues an approved certificate: it gets the year's next number, its day, and the fund's signature over everything it says. Numbers have no
 * gaps, because the number is taken in the transaction that uses it.
 * Refused: an unknown certificate, somebody who is not a fund manager, one that is not approved.
 */
export async function issueCertificate({ id, viewer }: {
  id: string;
  viewer: Viewer;
}): Promise<Outcome<{ number: string; verifyCode: string }, "not-found" | "not-allowed" | "not-approved">> {
  if (!mayDecideOnCertificates(viewer)) return refuse("not-allowed");
  if (!isUuid(id)) return refuse("not-found");
  await signingKey(); // read from disk before the transaction begins
  return transact(async (tx) => {
    const certificate = await lockCertificate(tx, id);
    if (!certificate) return refuse("not-found");
    if (certificate.state !== "approved") return refuse("not-approved");
    const issuedAt = clock.now();
    const year = vietnamYear(issuedAt);
    const number = certificateNumber(year, await takeNumber(tx, "certificate", year));
    const body = { ...(certificate.body as CertificateDocument), number, issuedOn: issuedAt.toISOString() };
    const { signature, keyId } = await signCertificate(body);
    await tx.certificate.update({ where: { id }, data: { state: "issued", number, body, signature, keyId, issuedBy: viewer.personId, issuedAt } });
    await recordEvent(tx, {
      kind: "certificate.issued", subjectType: "certificate", subjectId: id, actor: actorOf(viewer, "fund_manager"),
      payload: { number, pledge: certificate.pledge.reference },
    });
    return { ok: true, number, verifyCode: certificate.verifyCode };
  });
}
