import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact } from "~/platform/database.server";
import { basketInWords } from "./basket-in-words";

/** Mails that the whole sum of a basket has come, with the numbers of its receipts; its pledges are not told of one by one. */
export async function tellBasketReceived({ subjectId }: RecordedEvent): Promise<void> {
  await transact(async (tx) => {
    const basket = await basketInWords(tx, subjectId);
    if (!basket?.confirmedAt) return;
    await queueMail(tx, {
      template: "basket-received",
      locale: basket.locale,
      to: basket.to,
      personId: basket.personId,
      props: { sponsorName: basket.sponsorName, lines: basket.lines, amount: Number(basket.amount), receipts: basket.receipts, receivedOn: basket.confirmedAt.toISOString(), url: basket.url },
      idempotencyKey: `basket.settled:${basket.id}`,
    });
  });
}
