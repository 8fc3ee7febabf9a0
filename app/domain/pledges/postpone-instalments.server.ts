import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import type { LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { dayInMonth, daysLater, monthsLater } from "./instalment-schedule";
import { moneyHoldExpiry } from "./money-hold.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/** Days between a refund and the first day on which one of its instalments is due again. */
const LEAST_GAP_DAYS = 15;

/**
 * Instalments that were refunded and stay promised are due on the pay day of the months after the last one that is still open. Where nothing paid is left
 * of the promise it is held again, until the next instalment is due.
 */
export async function postponeInstalments(tx: Tx, pledge: LockedPledge, instalments: readonly { id: string; position: number }[], actor: Actor): Promise<void> {
  const ids = instalments.map(({ id }) => id);
  const [plan] = await tx.$queryRaw<{ payDay: number; lastOpen: string | null }[]>`
    SELECT pay_day AS "payDay", (SELECT max(due_on)::text FROM instalment WHERE pledge_id = ${pledge.id}::uuid AND state = 'open' AND NOT id = ANY(${ids}::uuid[])) AS "lastOpen"
    FROM instalment_plan WHERE pledge_id = ${pledge.id}::uuid`;
  const earliest = daysLater(vietnamDay(clock.now()), LEAST_GAP_DAYS);
  let due = dayInMonth(plan!.lastOpen ? monthsLater(plan!.lastOpen, 1) : earliest, plan!.payDay);
  while (due < earliest) due = monthsLater(due, 1);
  for (const { id } of instalments.toSorted((a, b) => a.position - b.position)) {
    await tx.$executeRaw`UPDATE instalment SET due_on = ${due}::date WHERE id = ${id}::uuid`;
    due = monthsLater(due, 1);
  }
  await holdAgainIfUnpaid(tx, pledge, "refunded", actor);
}

/** A promise without a paid instalment is no gift yet: its units are held until the end of the day its next instalment is due, and as long as any hold. */
export async function holdAgainIfUnpaid(tx: Tx, pledge: LockedPledge, why: "refunded" | "undone", actor: Actor): Promise<void> {
  const [left] = await tx.$queryRaw<{ paid: boolean; next: string | null; amount: bigint | null }[]>`
    SELECT EXISTS (SELECT FROM instalment WHERE pledge_id = ${pledge.id}::uuid AND state = 'settled') AS paid, next.due_on::text AS next, next.amount
    FROM (SELECT 1) AS one LEFT JOIN LATERAL (SELECT due_on, amount FROM instalment WHERE pledge_id = ${pledge.id}::uuid AND state = 'open' ORDER BY due_on, position LIMIT 1) AS next ON true`;
  if (left!.paid || pledge.state === "held") return;
  const usual = moneyHoldExpiry(left!.amount ?? pledge.expected);
  const due = left!.next ? new Date(`${daysLater(left!.next, 1)}T00:00:00+07:00`) : usual;
  const until = due > usual ? due : usual;
  await tx.$executeRaw`UPDATE pledge SET state = 'held', confirmed_at = NULL, reminded_at = NULL, hold_expires_at = ${until.toISOString()}::timestamptz WHERE id = ${pledge.id}::uuid`;
  await recordEvent(tx, { kind: "pledge.reopened", subjectType: "pledge", subjectId: pledge.id, actor, payload: { needId: pledge.needId, units: pledge.units, why } });
  pledge.state = "held";
}
