import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact } from "~/platform/database.server";
import { basketInWords } from "./basket-in-words";
import { pledgeInWords } from "./pledge-in-words";

/** Tells the giver that money came which could not simply be placed. Who sent a transfer without a reference is not known, so nobody is told. */
export async function tellMoneyWaiting({ seq, subjectId, payload }: RecordedEvent): Promise<void> {
  const { pledgeId, outcome, amount, holdLapsed, basketId } = payload;
  // Money that goes back to its card at once is told of when it has gone.
  if (typeof pledgeId !== "string" || typeof amount !== "number" || payload.goesBack === true) return;
  await transact(async (tx) => {
    const pledge = await pledgeInWords(tx, pledgeId);
    const transfer = await tx.incomingTransfer.findUnique({ where: { id: subjectId }, select: { receivedAt: true, unplaced: true } });
    const basket = typeof basketId === "string" ? await basketInWords(tx, basketId) : null;
    // What a rule of the sponsor has used meanwhile waits no more.
    if (!pledge || !transfer || transfer.unplaced === 0n) return;
    await queueMail(tx, {
      template: "money-waiting",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: {
        sponsorName: pledge.share.sponsorName,
        why: holdLapsed === true || outcome === "late" ? "late" : outcome === "excess" || outcome === "double" ? "excess" : isLifted(outcome) ? "lifted" : "unplaced",
        amount,
        receivedOn: transfer.receivedAt.toISOString(),
        reference: (basket ?? pledge).reference,
        url: (basket ?? pledge).url,
      },
      idempotencyKey: `transfer.suspended:${seq}`,
    });
  });
}

/** The money had lain on a pledge and was taken off it. */
function isLifted(outcome: unknown): boolean {
  return outcome === "missed" || outcome === "ended" || outcome === "undeliverable";
}
