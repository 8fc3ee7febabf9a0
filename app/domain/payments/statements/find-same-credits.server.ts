import { CUT_MIN, memoKey, sameCredit, type BankCredit, type KnownCredit } from "~/domain/payments/bank-credit";
import { Prisma, type Tx } from "~/platform/database.server";

type Asked = BankCredit & { key: string };
type Found = KnownCredit & { day: string; amount: bigint };

/**
 * For each credit of one source, in the source's order, the transfer it speaks of when another source has reported it, else null: the decision of
 * findSameCredit for many at once. For credits whose memo names no pledge, of which a bank's number, the whole memo or a long beginning of it can say that they are one; cut
 * memos take what whole ones have left. The caller holds the account (lockAccount).
 */
export async function findSameCredits(tx: Tx, source: string, credits: readonly BankCredit[]): Promise<(string | null)[]> {
  if (credits.length === 0) return [];
  const asked = credits.map((credit): Asked => ({ ...credit, key: memoKey(credit.memo) }));
  const known = await knownCredits(tx, source, asked);
  const byMemo = groupBy(known, (credit) => `${credit.day}|${credit.amount}|${credit.memoKey}`);
  const byNumber = groupBy(known.filter(({ bankReference }) => bankReference), (credit) => `${credit.day}|${credit.amount}|${credit.bankReference}`);
  const taken = new Set<string>();
  const found = asked.map(({ bookedOn, amount, key, bankReference }) => {
    const numbered = bankReference ? (byNumber.get(`${bookedOn}|${amount}|${bankReference}`) ?? []) : [];
    const worded = byMemo.get(`${bookedOn}|${amount}|${key}`) ?? [];
    const same = sameCredit({ memoKey: key, bankReference }, [...numbered, ...worded].filter(({ id }) => !taken.has(id)));
    if (same) taken.add(same.id);
    return same?.id ?? null;
  });
  const left = asked.filter(({ key }, index) => found[index] === null && key.length >= CUT_MIN);
  const byStart = groupBy(await knownByStart(tx, source, left), (credit) => `${credit.day}|${credit.amount}|${startOf(credit.memoKey)}`);
  return asked.map(({ bookedOn, amount, key, bankReference }, index) => {
    if (found[index]) return found[index];
    const same = sameCredit({ memoKey: key, bankReference }, (byStart.get(`${bookedOn}|${amount}|${startOf(key)}`) ?? []).filter(({ id }) => !taken.has(id)));
    if (same) taken.add(same.id);
    return same?.id ?? null;
  });
}

function startOf(key: string): string {
  return key.slice(0, CUT_MIN);
}

/** Transfers whose memo begins as that of one of the credits does, oldest first, told by other sources: see knownCredits. */
async function knownByStart(tx: Tx, source: string, asked: readonly Asked[]): Promise<Found[]> {
  if (asked.length === 0) return [];
  const start = Prisma.sql`left(memo_key, ${Prisma.raw(String(CUT_MIN))})`;
  return tx.$queryRaw<Found[]>`
    WITH asked AS (
      SELECT DISTINCT account, day, amount, start
      FROM unnest(${asked.map(({ account }) => account)}::text[], ${asked.map(({ bookedOn }) => bookedOn)}::text[]::date[], ${asked.map(({ amount }) => amount.toString())}::text[]::bigint[],
        ${asked.map(({ key }) => startOf(key))}::text[]) AS each(account, day, amount, start)
    )
    SELECT id, memo_key AS "memoKey", bank_reference AS "bankReference", false AS "seenBySource", to_char(booked_on, 'YYYY-MM-DD') AS day, same.amount FROM asked CROSS JOIN LATERAL (
      SELECT * FROM incoming_transfer t WHERE bank_account = asked.account AND booked_on = asked.day AND t.amount = asked.amount AND ${start} = asked.start AND length(memo_key) >= ${Prisma.raw(String(CUT_MIN))}
        AND NOT starts_with(provider_id, ${`${source}:`}) AND NOT EXISTS (SELECT FROM transfer_sighting WHERE transfer_id = t.id AND source = ${source} OFFSET 0)
      ORDER BY received_at, id LIMIT ${asked.length}) AS same
    ORDER BY received_at, id`;
}

/**
 * Transfers that may be one of the credits, oldest first. Each credit can take one, so no more of a kind are needed than there are credits. OFFSET 0 has each
 * candidate asked for its own sighting: joined, all sightings of an import would be read for every candidate.
 */
async function knownCredits(tx: Tx, source: string, asked: readonly Asked[]): Promise<Found[]> {
  return tx.$queryRaw<Found[]>`
    WITH asked AS (
      SELECT DISTINCT account, day, amount, key, number
      FROM unnest(${asked.map(({ account }) => account)}::text[], ${asked.map(({ bookedOn }) => bookedOn)}::text[]::date[], ${asked.map(({ amount }) => amount.toString())}::text[]::bigint[],
        ${asked.map(({ key }) => key)}::text[], ${asked.map(({ bankReference }) => bankReference)}::text[]) AS each(account, day, amount, key, number)
    ), found AS (
      SELECT same.* FROM (SELECT DISTINCT account, day, amount, key FROM asked) AS asked CROSS JOIN LATERAL (
        SELECT * FROM incoming_transfer t WHERE bank_account = asked.account AND booked_on = asked.day AND t.amount = asked.amount AND memo_key = asked.key
          AND NOT EXISTS (SELECT FROM transfer_sighting WHERE transfer_id = t.id AND source = ${source} OFFSET 0) ORDER BY received_at, id LIMIT ${asked.length}) AS same
      UNION
      SELECT same.* FROM asked CROSS JOIN LATERAL (
        SELECT * FROM incoming_transfer t WHERE bank_account = asked.account AND bank_reference = asked.number AND booked_on = asked.day AND t.amount = asked.amount
          AND NOT EXISTS (SELECT FROM transfer_sighting WHERE transfer_id = t.id AND source = ${source} OFFSET 0) ORDER BY received_at, id LIMIT ${asked.length}) AS same
      WHERE asked.number IS NOT NULL
    )
    SELECT id, memo_key AS "memoKey", bank_reference AS "bankReference", false AS "seenBySource", to_char(booked_on, 'YYYY-MM-DD') AS day, amount FROM found ORDER BY received_at, id`;
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
