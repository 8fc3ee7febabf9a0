import { CODE_MINUTES, issueCode } from "~/domain/accounts/sign-in-code.server";
import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { db, transact } from "~/platform/database.server";
import { pledgeInWords, siteUrl } from "./pledge-in-words";

/** Mails the code by which a guest proves the address left with the pledge; once, however often the job runs. For a basket see mailBasketCode. */
export async function mailGuestCode({ subjectId, payload }: RecordedEvent): Promise<void> {
  if (payload.guest !== true || typeof payload.basketId === "string") return;
  const idempotencyKey = `guest-confirm-code:${subjectId}`;
  if (await db.outboxMail.findUnique({ where: { idempotencyKey }, select: { id: true } })) return;
  await transact(async (tx) => {
    const pledge = await pledgeInWords(tx, subjectId);
    if (!pledge || pledge.state !== "held") return;
    const code = await issueCode(tx, { email: pledge.to, purpose: "guest_pledge", pledgeId: pledge.id });
    await queueMail(tx, {
      template: "guest-confirm-code",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: {
        code,
        minutes: CODE_MINUTES,
        needCode: pledge.share.needCode,
        needTitle: pledge.share.needTitle,
        url: siteUrl(pledge.locale, `/pledges/${pledge.reference}/confirm?id=${pledge.id}`),
      },
      idempotencyKey,
    });
  });
}
