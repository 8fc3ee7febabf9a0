import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { mayDecideOnCertificates } from "./certificate-policy";
import { lockCertificate } from "./lock-certificate.server";

/**
 * Takes back an issued certificate; its verification page shows day and reason from then on. The reason is public: it must name no child.
 * Refused: an unknown certificate, somebody who is not a fund manager, one that is not issued, no reason.
 */
export async function revokeCertificate({ id, viewer, reason }: {
  id: string;
  viewer: Viewer;
  reason: string;
}): Promise<Outcome<{ number: string }, "not-found" | "not-allowed" | "not-issued" | "reason-needed">> {
  if (!mayDecideOnCertificates(viewer)) return refuse("not-allowed");
  if (!isUuid(id)) return refuse("not-found");
  const revokeReason = reason.trim().slice(0, 500);
  if (revokeReason === "") return refuse("reason-needed");
  return transact(async (tx) => {
    const certificate = await lockCertificate(tx, id);
    if (!certificate) return refuse("not-found");
    if (certificate.state !== "issued" || !certificate.number) return refuse("not-issued");
    await tx.certificate.update({ where: { id }, data: { state: "revoked", revokedBy: viewer.personId, revokedAt: clock.now(), revokeReason } });
    await recordEvent(tx, {
      kind: "certificate.revoked", subjectType: "certificate", subjectId: id, actor: actorOf(viewer, "fund_manager"),
      payload: { number: certificate.number, pledge: certificate.pledge.reference },
    });
    return { ok: true, number: certificate.number };
  });
}
