import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { drawFromReserve } from "~/domain/instalments/draw-from-reserve.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { daysLater } from "~/domain/pledges/instalment-schedule";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, transact, type Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { throughAll } from "~/platform/through-all.server";

const BATCH = 200;

/**
 * What becomes of bridges whose last day has passed in Việt Nam with units that nobody has taken, so that the child's support does not stop in silence. Where
 * the settings say so, what is free is worth no more than one person may move, and the reserve suffices, the reserve pays for it. Every other one stays open
 * for BRIDGE_DAYS more, and fund and coordinators are told. Answers how many.
 */
export async function prolongBridges(): Promise<number> {
  const today = vietnamDay(clock.now());
  const over = (passed: string[]) => db.$queryRaw<{ id: string }[]>`
    SELECT id FROM need WHERE bridge_of_id IS NOT NULL AND state IN ('open', 'expired') AND deadline < ${today}::date AND units_allocated < quantity AND id <> ALL(${passed}::uuid[])
    ORDER BY deadline, id LIMIT ${BATCH}`;
  return throughAll("prolong_bridges", over, ({ id }) => transact((tx) => carryOn(tx, id)));
}

async function carryOn(tx: Tx, id: string): Promise<boolean> {
  const bridge = await lockNeed(tx, id);
  const free = bridge.quantity - bridge.unitsAllocated;
  if (!["open", "expired"].includes(bridge.state) || free < 1) return false;
  const amount = BigInt(free) * bridge.unitPrice;
  if (env.MISSED_INSTALMENTS === "reserve" && amount <= BigInt(env.FUND_TWO_PERSON_ABOVE) && (await drawFromReserve(tx, id, SYSTEM)).ok) return true;
  const until = daysLater(vietnamDay(clock.now()), env.BRIDGE_DAYS);
  await tx.$executeRaw`UPDATE need SET state = 'open', deadline = ${until}::date, updated_at = ${clock.now().toISOString()}::timestamptz WHERE id = ${id}::uuid`;
  await recordEvent(tx, { kind: "need.prolonged", subjectType: "need", subjectId: id, actor: SYSTEM, payload: { code: bridge.code, units: free, amount: Number(amount), until } });
  return true;
}
