import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import type { DeedSubject } from "./deed-subjects.server";

const DAY_MS = 86_400_000;

/** Takes the subjects of a deed until the transaction ends, always in one order: two deeds about the same money are added up one after the other. */
export async function lockSubjects(tx: Tx, subjects: readonly DeedSubject[]): Promise<void> {
  for (const key of [...new Set(subjects.map((subject) => subject.key))].toSorted()) await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`alone:${key}`}, 23))::text`;
}

/**
 * What single persons, whoever they were, have moved about each subject in the last FUND_TWO_PERSON_DAYS days, in đồng. What was taken back since counts no
 * more. The caller holds the subjects.
 */
export async function readMovedAlone(tx: Tx, subjects: readonly DeedSubject[]): Promise<Map<string, bigint>> {
  const moved = new Map<string, bigint>();
  for (const { key } of subjects) if (!moved.has(key)) moved.set(key, await movedAlone(tx, key));
  return moved;
}

/** The largest sum, in đồng, that a deed of `amount` đồng makes with what was moved alone about one of its subjects before. */
export function largestSum(before: ReadonlyMap<string, bigint>, subjects: readonly DeedSubject[], amount: bigint): bigint {
  return [...sumUp(subjects, amount)].map(([key, sum]) => (before.get(key) ?? 0n) + sum).reduce((most, sum) => (sum > most ? sum : most), amount);
}

type Moved = { subjects: readonly DeedSubject[]; deed: string; amount: bigint; rowId: string | null; personId: string };

/** Remembers what one person has just moved without anybody else; `rowId` is the payment, the order or the fee that came of it. */
export async function noteMovedAlone(tx: Tx, { subjects, deed, amount, rowId, personId }: Moved): Promise<void> {
  const at = clock.now();
  const moved = [...sumUp(subjects, amount)].filter(([, sum]) => sum > 0n).map(([subject, sum]) => ({ deed, subject, amount: sum, rowId, personId, movedAt: at }));
  await tx.movedAlone.createMany({ data: moved });
}

async function movedAlone(tx: Tx, subject: string): Promise<bigint> {
  const since = new Date(clock.now().getTime() - env.FUND_TWO_PERSON_DAYS * DAY_MS).toISOString();
  const [row] = await tx.$queryRaw<{ moved: bigint }[]>`
    SELECT coalesce(sum(moved.amount), 0)::bigint AS moved FROM moved_alone moved
    WHERE subject = ${subject} AND moved_at > ${since}::timestamptz
      AND NOT EXISTS (SELECT FROM disbursement WHERE disbursement.id = moved.row_id AND reversed_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM payment_order WHERE payment_order.id = moved.row_id AND state = 'cancelled')
      AND NOT EXISTS (SELECT FROM bank_fee WHERE bank_fee.id = moved.row_id AND reversed_at IS NOT NULL)`;
  return atMost(row!.moved, await lyingThere(tx, subject));
}

/** Of money that was placed, kept or returned only what still lies where it was put. Null where nothing can have been taken away again. */
async function lyingThere(tx: Tx, subject: string): Promise<bigint | null> {
  const [kind, id] = subject.split(":");
  if (!id || (kind !== "transfer" && kind !== "pledge")) return null;
  const { _sum } = await tx.transferPlacement.aggregate({ where: { ...(kind === "transfer" ? { transferId: id } : { pledgeId: id }), placedBy: { not: null }, releasedAt: null }, _sum: { amount: true } });
  return _sum.amount ?? 0n;
}

function atMost(sum: bigint, most: bigint | null): bigint {
  return most !== null && most < sum ? most : sum;
}

/** Đồng of a deed by subject. */
function sumUp(subjects: readonly DeedSubject[], amount: bigint): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { key, part } of subjects) sums.set(key, (sums.get(key) ?? 0n) + (part ?? amount));
  return sums;
}
