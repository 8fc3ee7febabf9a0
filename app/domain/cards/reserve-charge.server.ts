import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { isTryDue, PAYER_WANTED, type Tried } from "~/domain/cards/saved-card";
import { isCardAmount } from "~/domain/payments/card-limits";
import { lockPledgeOfReference } from "~/domain/payments/find-payable-pledge.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";

const DAY = 86_400_000;

/** How often the saved card in use has refused an instalment for the day it is due on now, and when last. */
export async function triesOf(tx: Tx, instalmentId: string, savedCardId: string): Promise<Tried> {
  const [row] = await tx.$queryRaw<{ dueOn: string; tries: number; last: Date | null; payerWanted: boolean }[]>`
    SELECT instalment.due_on::text AS "dueOn", count(tried.id)::int AS tries, max(tried.started_at) AS last, coalesce(bool_or(tried.declined = ${PAYER_WANTED}), false) AS "payerWanted" FROM instalment
    LEFT JOIN card_checkout tried ON tried.instalment_id = instalment.id AND tried.saved_card_id = ${savedCardId}::uuid AND tried.kind = 'saved_card' AND tried.due_on = instalment.due_on AND tried.declined IS NOT NULL
    WHERE instalment.id = ${instalmentId}::uuid GROUP BY instalment.id`;
  return { dueOn: row!.dueOn, tries: row!.tries, lastTriedOn: row!.last && vietnamDay(row!.last), payerWanted: row!.payerWanted };
}

/** Whether the payer's bank disputes a card payment of the promise: until that is decided nothing more is taken from its saved card. */
export async function isDisputed(tx: Tx, pledgeId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ disputed: boolean }[]>`
    SELECT EXISTS (SELECT FROM card_dispute JOIN transfer_placement placement ON placement.transfer_id = card_dispute.transfer_id
      WHERE placement.pledge_id = ${pledgeId}::uuid AND card_dispute.state IN ('inquiry', 'open')) AS disputed`;
  return row!.disputed;
}

/**
 * Fixes that an instalment is taken from its saved card now, before Stripe is asked: what it lacks in đồng, once, while it is open and due, its card is in
 * use and none of its payments disputed, the consent covers it, and nobody is at a payment page of the same pledge. Answers the attempt's id, or null when any of that is not so.
 */
export async function reserveCharge(tx: Tx, { reference, instalmentId, savedCardId }: { reference: string; instalmentId: string; savedCardId: string }): Promise<string | null> {
  const pledge = await lockPledgeOfReference(tx, reference);
  const instalment = pledge?.plan?.instalments.find(({ id, state }) => id === instalmentId && state === "open");
  if (!pledge || !instalment || !["confirmed", "in_delivery"].includes(pledge.state)) return null;
  const card = await tx.savedCard.findFirst({ where: { id: savedCardId, pledgeId: pledge.id, state: "active" }, select: { instalments: true, highest: true, consentedBy: true } });
  const lacking = instalment.amount - instalment.received;
  if (!card?.instalments.includes(instalmentId) || lacking > card.highest || !isCardAmount(lacking) || (await isDisputed(tx, pledge.id))) return null;
  const now = clock.now();
  const tried = await triesOf(tx, instalmentId, savedCardId);
  if (!isTryDue(tried, vietnamDay(now), env.INSTALMENT_GRACE_DAYS)) return null;
  const rows = await tx.$queryRaw<{ id: string; attempt: number }[]>`
    INSERT INTO card_checkout (pledge_id, attempt, state, kind, currency, amount, dong, if_late, expires_at, started_by, started_at, instalment_id, saved_card_id, due_on)
    SELECT ${pledge.id}::uuid, coalesce(max(attempt), 0) + 1, 'opening', 'saved_card', 'VND', ${lacking}::bigint, ${lacking}::bigint, 'refund', ${new Date(now.getTime() + DAY).toISOString()}::timestamptz,
      ${card.consentedBy}::uuid, ${now.toISOString()}::timestamptz, ${instalmentId}::uuid, ${savedCardId}::uuid, ${tried.dueOn}::date
    FROM card_checkout WHERE pledge_id = ${pledge.id}::uuid HAVING count(*) FILTER (WHERE state IN ('opening', 'open')) = 0 RETURNING id, attempt`;
  const made = rows[0];
  if (!made) return null;
  const payload = { pledgeId: pledge.id, instalmentId, savedCardId, attempt: made.attempt, dong: Number(lacking), dueOn: tried.dueOn };
  await recordEvent(tx, { kind: "card.charge_started", subjectType: "card", subjectId: made.id, actor: SYSTEM, payload });
  return made.id;
}
