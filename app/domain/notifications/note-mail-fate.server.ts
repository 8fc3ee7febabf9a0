import type { MailState } from "~/domain/notifications/outbox";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";

/** What the provider tells about one message it took over. */
export type MailNotice = { noticeId: string; kind: string; providerId: string | null; at: Date; why?: string };

export type NoticeFate = "noted" | "known" | "not-ours" | "not-yet";

/** A mail goes on in this order only: notices may come late, twice and in any order. */
const ORDER: readonly MailState[] = ["queued", "sent", "delivered", "failed", "bounced", "complained"];

const FATES: Readonly<Record<string, MailState>> = {
  "email.delivered": "delivered",
  "email.failed": "failed",
  "email.bounced": "bounced",
  "email.suppressed": "bounced",
  "email.complained": "complained",
};

/** Seconds in which a message may be unknown only because its sender has not yet written down the provider's number for it. */
const JUST_SENT = 300;

/**
 * Notes on the outbox what became of a mail: delivered, bounced (also refused because of an earlier bounce), complained about. Each notice counts
 * once; a mail never goes back to an earlier state; a delay is noted without changing it. `not-yet` asks for the notice again: the mail is unknown
 * but so fresh that it may just be being sent. Notices of other kinds and of other people's mails change nothing.
 */
export async function noteMailFate({ noticeId, kind, providerId, at, why }: MailNotice): Promise<NoticeFate> {
  const state = FATES[kind];
  if (!providerId || (!state && kind !== "email.delivery_delayed")) return "not-ours";
  return transact(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; state: MailState }[]>`SELECT id, state FROM outbox_mail WHERE provider_id = ${providerId} FOR UPDATE`;
    const mail = rows[0];
    if (!mail) return clock.now().getTime() - at.getTime() < JUST_SENT * 1000 ? "not-yet" : "not-ours";
    const fresh = await tx.$executeRaw`INSERT INTO webhook_receipt (provider, provider_id) VALUES ('resend', ${noticeId}) ON CONFLICT DO NOTHING`;
    if (fresh === 0) return "known";
    const words = why ? `${kind}: ${why}`.slice(0, 500) : kind;
    const later = state !== undefined && ORDER.indexOf(state) > ORDER.indexOf(mail.state);
    if (later) await tx.outboxMail.update({ where: { id: mail.id }, data: { state, lastError: state === "delivered" ? null : words } });
    else if (!state && mail.state === "sent") await tx.outboxMail.update({ where: { id: mail.id }, data: { lastError: words } });
    return "noted";
  });
}
