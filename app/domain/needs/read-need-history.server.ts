import { publicDeliveryEventKinds, publicNeedEventKinds, publicPledgeEventKinds } from "~/domain/privacy/public-need";
import { db, Prisma } from "~/platform/database.server";

export interface NeedHistoryEntry {
  key: string;
  kind: string;
  /** ISO moment. */
  at: string;
  /** Units of the need, where the event is about some. */
  units: number | null;
}

const longestHistory = 40;

/**
 * What strangers may know of a need's past, newest first, at most 40 entries: public kinds of events only, each with its time and a number
 * of units. Units are read from pledges and deliveries themselves; no payload, person or name is read at all.
 */
export async function readNeedHistory(code: string): Promise<NeedHistoryEntry[]> {
  const rows = await db.$queryRaw<{ seq: bigint; kind: string; at: Date; units: number | null }[]>`
    WITH subject AS (SELECT id, code FROM need WHERE code = ${code})
    SELECT e.seq, e.kind, e.occurred_at AS at, NULL::int AS units FROM subject JOIN event e
      ON e.subject_type = 'need' AND e.subject_id = subject.id::text AND e.kind IN (${Prisma.join([...publicNeedEventKinds])})
    UNION ALL
    SELECT e.seq, e.kind, e.occurred_at, p.units FROM subject JOIN pledge p ON p.need_id = subject.id JOIN event e
      ON e.subject_type = 'pledge' AND e.subject_id = p.id::text AND e.kind IN (${Prisma.join([...publicPledgeEventKinds])})
    UNION ALL
    SELECT e.seq, e.kind, e.occurred_at, d.units_accepted FROM subject JOIN delivery d ON d.need_id = subject.id AND d.state = 'confirmed' JOIN event e
      ON e.subject_type = 'delivery' AND e.subject_id = d.id::text AND e.kind IN (${Prisma.join([...publicDeliveryEventKinds])})
    ORDER BY at DESC, seq DESC LIMIT ${longestHistory}`;
  return rows.map((row) => ({ key: String(row.seq), kind: row.kind, at: row.at.toISOString(), units: row.units }));
}
