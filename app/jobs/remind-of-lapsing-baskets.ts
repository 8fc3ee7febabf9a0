import { queueMail } from "~/domain/notifications/queue-mail.server";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { basketInWords } from "./basket-in-words";

const HOUR = 3600_000;
/** Hours before the end of a hold at which its giver is reminded, once. */
const AHEAD = 24;
const BATCH = 200;

/** Reminds givers whose basket lapses within a day and was made more than six hours ago, each once; answers how many. Unconfirmed guests are not written to. */
export async function remindOfLapsingBaskets(): Promise<number> {
  const now = clock.now();
  const due = await db.basket.findMany({
    where: { state: "held", remindedAt: null, madeAt: { lte: new Date(now.getTime() - 6 * HOUR) }, holdExpiresAt: { gt: now, lte: new Date(now.getTime() + AHEAD * HOUR) } },
    orderBy: { holdExpiresAt: "asc" },
    take: BATCH,
    select: { id: true },
  });
  for (const { id } of due) await remind(id);
  return due.length;
}

async function remind(id: string) {
  await transact(async (tx) => {
    const { count } = await tx.basket.updateMany({ where: { id, state: "held", remindedAt: null }, data: { remindedAt: clock.now() } });
    const basket = count === 1 ? await basketInWords(tx, id) : null;
    if (!basket || (basket.guest && !basket.emailConfirmed)) return;
    const { sponsorName, lines, holdExpiresAt, lacking, reference, url } = basket;
    await queueMail(tx, {
      template: "basket-lapsing",
      locale: basket.locale,
      to: basket.to,
      personId: basket.personId,
      props: { sponsorName, lines, deadline: holdExpiresAt.toISOString(), amount: Number(lacking), reference, url },
      // A basket that was held again may be reminded again.
      idempotencyKey: `basket-lapsing:${id}:${holdExpiresAt.toISOString()}`,
    });
  });
}
