import type { RecordedEvent } from "~/domain/audit/event";
import type { MailProps } from "~/domain/notifications/mail/mail-template";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact, type Tx } from "~/platform/database.server";
import { pledgeInWords, type MailedPledge } from "./pledge-in-words";

type As = MailProps["money-decided"]["as"];
const decided: Partial<Record<RecordedEvent["kind"], As>> = { "transfer.kept_as_gift": "kept", "transfer.returned": "returned", "transfer.placed": "placed", "transfer.same_money": "same" };

/**
 * Tells the giver, where one is known, what the fund did with money that waited: kept, sent back, or placed on a pledge. A pledge that is paid by it is told of as every other payment; money
 * that is placed on somebody else's pledge is told to whoever it came from as well, without that pledge.
 */
export async function tellMoneyDecided({ seq, kind, subjectId, payload }: RecordedEvent): Promise<void> {
  const as = decided[kind];
  const { amount, pledgeId } = payload;
  // Money that came for a basket is no decision of the fund; the basket is told of as one.
  if (!as || typeof amount !== "number" || typeof payload.basketId === "string") return;
  await transact(async (tx) => {
    const origin = await originOf(tx, subjectId, seq);
    if (as !== "placed") return origin ? tell(tx, origin, { seq, as, amount }) : undefined;
    const target = typeof pledgeId === "string" ? await pledgeInWords(tx, pledgeId) : null;
    if (target && !(await isSettledBy(tx, { pledgeId: target.id, transferId: subjectId, seq }))) await tell(tx, target, { seq, as, amount });
    if (origin && origin.personId !== target?.personId) await tell(tx, origin, { seq, as: "elsewhere", amount });
  });
}

async function tell(tx: Tx, pledge: MailedPledge, { seq, as, amount }: { seq: number; as: As; amount: number }): Promise<void> {
  await queueMail(tx, {
    template: "money-decided",
    locale: pledge.locale,
    to: pledge.to,
    personId: pledge.personId,
    props: { sponsorName: pledge.share.sponsorName, as, amount, lacking: Math.max(0, Number(pledge.amount - pledge.received)), reference: pledge.reference, url: pledge.url },
    idempotencyKey: `transfer.decided:${seq}:${as}`,
  });
}

/** The pledge that the money last came from or was meant for, before the decision; null when nobody knows. */
async function originOf(tx: Tx, transferId: string, seq: number): Promise<MailedPledge | null> {
  const [last] = await tx.$queryRaw<{ pledgeId: string }[]>`
    SELECT payload ->> 'pledgeId' AS "pledgeId" FROM event WHERE subject_type = 'transfer' AND subject_id = ${transferId} AND seq < ${seq}::bigint
      AND kind IN ('transfer.received', 'transfer.suspended', 'transfer.undone') AND payload ->> 'pledgeId' IS NOT NULL ORDER BY seq DESC LIMIT 1`;
  return last ? pledgeInWords(tx, last.pledgeId) : null;
}

/** Whether this placement, between it and what happened to the transfer before, settled the pledge or one of its instalments, which is told of with its receipt. */
async function isSettledBy(tx: Tx, { pledgeId, transferId, seq }: { pledgeId: string; transferId: string; seq: number }): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ settled: boolean }[]>`
    SELECT EXISTS (SELECT FROM event WHERE kind IN ('payment.settled', 'instalment.settled') AND payload ->> 'pledgeId' = ${pledgeId} AND payload ->> 'transferId' = ${transferId}
      AND seq < ${seq}::bigint AND seq > coalesce((SELECT max(before.seq) FROM event before WHERE before.subject_type = 'transfer' AND before.subject_id = ${transferId} AND before.seq < ${seq}::bigint), 0)
      AND subject_id IN (SELECT id::text FROM payment WHERE pledge_id = ${pledgeId}::uuid UNION ALL SELECT id::text FROM instalment WHERE pledge_id = ${pledgeId}::uuid)) AS settled`;
  return found!.settled;
}
