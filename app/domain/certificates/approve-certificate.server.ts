import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { mayDecideOnCertificates } from "./certificate-policy";
import { lockCertificate } from "./lock-certificate.server";

/** The fund agrees with a draft. Refused: an unknown certificate, somebody who is not a fund manager, one that is not merely drafted. */
export async function approveCertificate({ id, viewer }: {
  id: string;
  viewer: Viewer;
}): Promise<Outcome<Record<never, never>, "not-found" | "not-allowed" | "not-drafted">> {
  if (!mayDecideOnCertificates(viewer)) return refuse("not-allowed");
  if (!isUuid(id)) return refuse("not-found");
  return transact(async (tx) => {
    const certificate = await lockCertificate(tx, id);
    if (!certificate) return refuse("not-found");
    if (certificate.state !== "drafted") return refuse("not-drafted");
    await tx.certificate.update({ where: { id }, data: { state: "approved", approvedBy: viewer.personId, approvedAt: clock.now() } });
    await recordEvent(tx, {
      kind: "certificate.approved", subjectType: "certificate", subjectId: id, actor: actorOf(viewer, "fund_manager"), payload: { pledge: certificate.pledge.reference },
    });
    return { ok: true };
  });
}
