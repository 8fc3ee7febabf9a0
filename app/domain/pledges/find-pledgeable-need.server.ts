import { unitsWaitedForOf } from "~/domain/matching/units-waited-for.server";
import type { PledgeState } from "~/domain/pledges/pledge";
import { db, Prisma, type Tx } from "~/platform/database.server";

export type PledgeableNeed = {
  id: string;
  category: string;
  state: string;
  deadline: string;
  quantity: number;
  unitsAllocated: number;
  /** Free units are for the waitlist first. */
  unitsWaitedFor: number;
  unitPrice: bigint;
  acceptsMoney: boolean;
  acceptsInKind: boolean;
  demo: boolean;
};
export type EarlierPledge = { pledgeId: string; reference: string; state: PledgeState; holdExpiresAt: Date; guest: boolean };

type EarlierRow = { pledgeId: string | null; reference: string; pledgeState: PledgeState; holdExpiresAt: Date | null; guest: boolean };

/** One look without a lock: the need as the public may pledge to it (drafts do not exist for the public), and the pledge already made with this key. */
export async function findPledgeableNeed(code: string, key: string): Promise<{ need: PledgeableNeed | null; pledge: EarlierPledge | null }> {
  const rows = await db.$queryRaw<(PledgeableNeed & EarlierRow)[]>`
    SELECT need.id, need.category, need.state, need.deadline::text, need.quantity, need.units_allocated AS "unitsAllocated",
      ${unitsWaitedForOf(Prisma.sql`need.id`)} AS "unitsWaitedFor", need.unit_price AS "unitPrice",
      need.accepts_money AS "acceptsMoney", need.accepts_in_kind AS "acceptsInKind", need.demo,
      pledge.id AS "pledgeId", pledge.reference, pledge.state AS "pledgeState", pledge.hold_expires_at AS "holdExpiresAt", pledge.guest
    FROM need LEFT JOIN pledge ON pledge.idempotency_key = ${key}
    WHERE need.code = ${code} AND need.state NOT IN ('draft', 'submitted', 'verified')`;
  const row = rows[0];
  if (!row) return { need: null, pledge: null };
  return { need: row, pledge: earlier(row) };
}

export async function findPledgeByKey(tx: Tx, key: string): Promise<EarlierPledge | null> {
  const rows = await tx.$queryRaw<EarlierRow[]>`
    SELECT id AS "pledgeId", reference, state AS "pledgeState", hold_expires_at AS "holdExpiresAt", guest FROM pledge WHERE idempotency_key = ${key}`;
  return rows[0] ? earlier(rows[0]) : null;
}

function earlier({ pledgeId, reference, pledgeState, holdExpiresAt, guest }: EarlierRow): EarlierPledge | null {
  return pledgeId && holdExpiresAt ? { pledgeId, reference, state: pledgeState, holdExpiresAt, guest } : null;
}
