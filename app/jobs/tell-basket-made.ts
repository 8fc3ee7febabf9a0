import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact } from "~/platform/database.server";
import { basketInWords } from "./basket-in-words";
import { howToPayByBank } from "./how-to-pay";

/** Mails how to pay for a basket and until when, once for all its needs. A guest is told once the address is confirmed. */
export async function tellBasketMade({ subjectId, payload }: Pick<RecordedEvent, "subjectId" | "payload">): Promise<void> {
  if (payload.guest === true) return;
  await transact(async (tx) => {
    const basket = await basketInWords(tx, subjectId);
    if (!basket || basket.state !== "held") return;
    const { lacking, reference, channel } = basket;
    await queueMail(tx, {
      template: "basket-made",
      locale: basket.locale,
      to: basket.to,
      personId: basket.personId,
      props: {
        sponsorName: basket.sponsorName, lines: basket.lines, deadline: basket.holdExpiresAt.toISOString(), url: basket.url,
        payment: channel === "card" ? { by: "card", amount: Number(lacking) } : howToPayByBank(lacking, reference),
      },
      idempotencyKey: `basket.made:${basket.id}`,
    });
  });
}
