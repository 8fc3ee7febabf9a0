import { draftCertificate } from "~/domain/certificates/draft-certificate.server";
import type { RecordedEvent } from "~/domain/audit/event";
import { transact } from "~/platform/database.server";

/** A pledge that is delivered in full gets the draft of its certificate, for the fund to approve. */
export async function draftCertificateOfPledge({ subjectId }: RecordedEvent): Promise<void> {
  await transact((tx) => draftCertificate(tx, subjectId));
}
