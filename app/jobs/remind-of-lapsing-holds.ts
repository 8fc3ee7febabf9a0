import { queueMail } from "~/domain/notifications/queue-mail.server";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { throughAll } from "~/platform/through-all.server";
import { pledgeInWords } from "./pledge-in-words";

const HOUR = 3600_000;
/** Hours before the end of a hold at which its giver is reminded, once. */
const AHEAD = 24;
const BATCH = 200;

/** Reminds all givers whose hold ends within a day and began more than six hours ago, once for each hold; answers how many holds. Unconfirmed guests are not written to; of a basket see remindOfLapsingBaskets. */
export async function remindOfLapsingHolds(): Promise<number> {
  const now = clock.now();
  const at = (hours: number) => new Date(now.getTime() + hours * HOUR).toISOString();
  const due = (passed: string[]) => db.$queryRaw<{ id: string }[]>`
    SELECT id FROM pledge WHERE state = 'held' AND mode = 'money' AND reminded_at IS NULL AND made_at <= ${at(-6)}::timestamptz
      AND hold_expires_at > ${at(0)}::timestamptz AND hold_expires_at <= ${at(AHEAD)}::timestamptz AND id <> ALL(${passed}::uuid[])
      AND NOT EXISTS (SELECT FROM basket WHERE basket.id = pledge.basket_id AND basket.state <> 'confirmed')
    ORDER BY hold_expires_at, id LIMIT ${BATCH}`;
  return throughAll("remind_of_lapsing_holds", due, ({ id }) => remind(id));
}

async function remind(id: string): Promise<boolean> {
  return transact(async (tx) => {
    const remindedAt = clock.now();
    const { count } = await tx.pledge.updateMany({ where: { id, state: "held", remindedAt: null }, data: { remindedAt } });
    if (count === 0) return false;
    const pledge = await pledgeInWords(tx, id);
    if (!pledge?.holdExpiresAt || (pledge.guest && !pledge.emailConfirmed)) return true;
    await queueMail(tx, {
      template: "hold-lapsing",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: { ...pledge.share, deadline: pledge.holdExpiresAt.toISOString(), amount: Number(pledge.due.amount), reference: pledge.due.reference, url: pledge.url },
      // A pledge that is held anew is warned of anew: the hold is named by the moment at which this one was noted as warned of.
      idempotencyKey: `hold-lapsing:${id}:${remindedAt.toISOString()}`,
    });
    return true;
  });
}
