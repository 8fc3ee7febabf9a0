import { CODE_MINUTES, issueCode } from "~/domain/accounts/sign-in-code.server";
import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { translator } from "~/locales/i18n";
import { db, transact } from "~/platform/database.server";
import { basketInWords } from "./basket-in-words";
import { siteUrl } from "./pledge-in-words";

/** Mails the code by which a guest proves the address left with a basket; once, however often the job runs. The code is that of its first pledge. */
export async function mailBasketCode({ subjectId, payload }: RecordedEvent): Promise<void> {
  if (payload.guest !== true) return;
  const idempotencyKey = `guest-confirm-code:${subjectId}`;
  if (await db.outboxMail.findUnique({ where: { idempotencyKey }, select: { id: true } })) return;
  await transact(async (tx) => {
    const basket = await basketInWords(tx, subjectId);
    if (!basket || basket.state !== "held") return;
    const { first, lines, locale } = basket;
    const { needCode, needTitle } = lines[0]!;
    const code = await issueCode(tx, { email: basket.to, purpose: "guest_pledge", pledgeId: first.id });
    await queueMail(tx, {
      template: "guest-confirm-code",
      locale,
      to: basket.to,
      personId: basket.personId,
      props: {
        code, minutes: CODE_MINUTES, needCode,
        needTitle: lines.length > 1 ? translator(locale, "mail")("common.andOthers", { needTitle, count: lines.length - 1 }) : needTitle,
        url: siteUrl(locale, `/pledges/${first.reference}/confirm?id=${first.id}`),
      },
      idempotencyKey,
    });
  });
}
