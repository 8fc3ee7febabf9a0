import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock, vietnamYear } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";
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
    const number = certificateNumber(year, await nextNumber(tx, year));
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

/** The series' row stays locked until the transaction ends, so numbers are given out one after the other and a failed one is given again. */
async function nextNumber(tx: Tx, year: number): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO number_series (series, year, last) VALUES ('certificate', ${year}::int, 1)
    ON CONFLICT (series, year) DO UPDATE SET last = number_series.last + 1 RETURNING last`;
  return rows[0]!.last;
}
