import type { Tx } from "~/platform/database.server";
import type { MailLocale, MailProps, MailTemplate } from "./mail/mail-template";

export type QueuedMail<T extends MailTemplate> = {
  template: T;
  locale: MailLocale;
  to: string;
  personId?: string | null;
  props: MailProps[T];
  /** Names what the mail is about, for example `payment.settled:<payment id>`: the same key is written once, ever. */
  idempotencyKey: string;
};

/** Codes are waited for on the spot, so they overtake everything else in the queue; a lower number goes first. */
const PRIORITY: Partial<Record<MailTemplate, number>> = { "sign-in-code": -10, "guest-confirm-code": -10, "search-confirm-code": -10, "new-needs": 10 };

/**
 * Writes a mail to the outbox and queues its sending, in the transaction of what it tells about: either both happen or neither. A key that was
 * used before writes nothing.
 * @returns the id of the mail, or null when its key was used before
 */
export async function queueMail<T extends MailTemplate>(tx: Tx, { template, locale, to, personId = null, props, idempotencyKey }: QueuedMail<T>): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH queued AS (
      INSERT INTO outbox_mail (template, locale, to_email, person_id, props, idempotency_key)
      VALUES (${template}, ${locale}, ${to}, ${personId}::uuid, ${JSON.stringify(props)}::jsonb, ${idempotencyKey})
      ON CONFLICT (idempotency_key) DO NOTHING
      RETURNING id
    )
    SELECT queued.id, job.id::text AS job
    FROM queued, graphile_worker.add_job('send_mail', json_build_object('mailId', queued.id), job_key => 'send_mail:' || queued.id, priority => ${PRIORITY[template] ?? 0}::int) AS job`;
  return rows[0]?.id ?? null;
}
