import { queueMail } from "~/domain/notifications/queue-mail.server";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { pledgeInWords } from "./pledge-in-words";

const HOUR = 3600_000;
/** Hours before the end of a hold at which its giver is reminded, once. */
const AHEAD = 24;
const BATCH = 200;

/** Reminds givers whose hold ends within a day and began more than six hours ago, each once; answers how many. Unconfirmed guests are not written to; of a basket see remindOfLapsingBaskets. */
export async function remindOfLapsingHolds(): Promise<number> {
  const now = clock.now();
  const due = await db.pledge.findMany({
    where: {
      state: "held",
      mode: "money",
      remindedAt: null,
      OR: [{ basketId: null }, { basket: { state: "confirmed" } }],
      madeAt: { lte: new Date(now.getTime() - 6 * HOUR) },
      holdExpiresAt: { gt: now, lte: new Date(now.getTime() + AHEAD * HOUR) },
    },
    orderBy: { holdExpiresAt: "asc" },
    take: BATCH,
    select: { id: true },
  });
  for (const { id } of due) await remind(id);
  return due.length;
}

async function remind(id: string) {
  await transact(async (tx) => {
    const { count } = await tx.pledge.updateMany({ where: { id, state: "held", remindedAt: null }, data: { remindedAt: clock.now() } });
    const pledge = count === 1 ? await pledgeInWords(tx, id) : null;
    if (!pledge?.holdExpiresAt || (pledge.guest && !pledge.emailConfirmed)) return;
    await queueMail(tx, {
      template: "hold-lapsing",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: { ...pledge.share, deadline: pledge.holdExpiresAt.toISOString(), amount: Number(pledge.due.amount), reference: pledge.due.reference, url: pledge.url },
      idempotencyKey: `hold-lapsing:${id}`,
    });
  });
}
