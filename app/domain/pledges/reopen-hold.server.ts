import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { allocateUnits } from "~/domain/matching/allocate-units.server";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { moneyHoldExpiry } from "~/domain/pledges/money-hold.server";
import type { Tx } from "~/platform/database.server";

/**
 * Holds units for a lapsed pledge again, because its money came late: as many units as before, though perhaps other numbers, with a new deadline of
 * the usual length. The caller holds the pledge's row and has seen that it has lapsed.
 * Refuses, changing nothing, `need-not-open` when the need takes no more gifts and `units-gone` when fewer units are free than the pledge had.
 */
export async function reopenHold(tx: Tx, pledge: { id: string; needId: string; units: number; expected: bigint }, actor: Actor): Promise<Outcome<object, "need-not-open" | "units-gone">> {
  const need = await lockNeed(tx, pledge.needId);
  if (need.state !== "open" && need.state !== "covered") return refuse("need-not-open");
  const given = await allocateUnits(tx, { needId: need.id, pledgeId: pledge.id, units: pledge.units });
  if (!given.ok) return refuse("units-gone");
  const expires = moneyHoldExpiry(pledge.expected);
  await tx.$executeRaw`
    UPDATE pledge SET state = 'held', hold_expires_at = ${expires.toISOString()}::timestamptz, reminded_at = NULL, ended_at = NULL WHERE id = ${pledge.id}::uuid`;
  await tx.$executeRaw`UPDATE payment SET state = 'expected' WHERE pledge_id = ${pledge.id}::uuid`;
  await recordEvent(tx, { kind: "pledge.reopened", subjectType: "pledge", subjectId: pledge.id, actor, payload: { needId: need.id, units: pledge.units, remaining: given.remaining } });
  if (given.covered) await recordEvent(tx, { kind: "need.covered", subjectType: "need", subjectId: need.id, actor, payload: { pledgeId: pledge.id } });
  return { ok: true };
}
