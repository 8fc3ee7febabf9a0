import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact } from "~/platform/database.server";
import { pledgeInWords, siteUrl } from "./pledge-in-words";

/** Sends the giver the certificate's number, where to open it, and the public page where anybody checks it. */
export async function tellCertificateIssued({ subjectId }: RecordedEvent): Promise<void> {
  await transact(async (tx) => {
    const certificate = await tx.certificate.findUnique({ where: { id: subjectId }, select: { pledgeId: true, state: true, number: true, issuedAt: true, verifyCode: true } });
    const pledge = certificate && (await pledgeInWords(tx, certificate.pledgeId));
    if (!pledge || certificate.state !== "issued" || !certificate.number || !certificate.issuedAt) return;
    await queueMail(tx, {
      template: "certificate-issued",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: {
        sponsorName: pledge.share.sponsorName,
        number: certificate.number,
        issuedOn: certificate.issuedAt.toISOString(),
        verifyCode: certificate.verifyCode,
        verifyUrl: siteUrl(pledge.locale, `/verify/${certificate.verifyCode}`),
        url: pledge.url,
      },
      idempotencyKey: `certificate.issued:${subjectId}`,
    });
  });
}
