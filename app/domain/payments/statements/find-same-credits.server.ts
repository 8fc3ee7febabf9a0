import { memoKey, sameCredit, type BankCredit, type KnownCredit } from "~/domain/payments/bank-credit";
import type { Tx } from "~/platform/database.server";

type Asked = BankCredit & { key: string };
type Found = KnownCredit & { day: string; amount: bigint };

/**
 * For each credit of one source, in the source's order, the transfer it speaks of when another source has reported it, else null: the decision of
 * findSameCredit for many at once. For credits whose memo names no pledge, of which only a bank's number or the whole memo can say that they are one.
 * The caller holds the account (lockAccount).
 */
export async function findSameCredits(tx: Tx, source: string, credits: readonly BankCredit[]): Promise<(string | null)[]> {
  if (credits.length === 0) return [];
  const asked = credits.map((credit): Asked => ({ ...credit, key: memoKey(credit.memo) }));
  const known = await knownCredits(tx, source, asked);
  const byMemo = groupBy(known, (credit) => `${credit.day}|${credit.amount}|${credit.memoKey}`);
  const byNumber = groupBy(known.filter(({ bankReference }) => bankReference), (credit) => `${credit.day}|${credit.amount}|${credit.bankReference}`);
  const taken = new Set<string>();
  return asked.map(({ bookedOn, amount, key, bankReference }) => {
    const numbered = bankReference ? (byNumber.get(`${bookedOn}|${amount}|${bankReference}`) ?? []) : [];
    const worded = byMemo.get(`${bookedOn}|${amount}|${key}`) ?? [];
    const same = sameCredit({ memoKey: key, bankReference }, [...numbered, ...worded].filter(({ id }) => !taken.has(id)));
    if (same) taken.add(same.id);
    return same?.id ?? null;
  });
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
