import { findReferences } from "~/domain/payments/pledge-reference";

/** What the bank says of one credit, however it is reported: by a webhook, by a statement in any format. */
export type BankCredit = {
  /** Our account, digits and letters only. */
  account: string;
  /** The day of booking in Việt Nam, yyyy-mm-dd. */
  bookedOn: string;
  /** Whole đồng. */
  amount: bigint;
  memo: string;
  /** The bank's own number of the transaction, where the report carries one. */
  bankReference: string | null;
};

/** Who reports a credit, and under which number of its own: `bank_webhook` and the provider's id, `statement:<import>` and the row. */
export type Sighting = { source: string; sourceKey: string };

export type KnownCredit = { id: string; memoKey: string; bankReference: string | null; seenBySource: boolean };

/**
 * So many letters and digits two memos share from the first when one is the cut of the other: 35 characters, the shortest line that formats cut to, hold about as many. A
 * shorter beginning may be a whole message of somebody else.
 */
export const CUT_MIN = 24;

/** A memo without anything that banks, formats and line wraps change: capitals and digits only, without accents. */
export function memoKey(memo: string): string {
  return memo
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toUpperCase()
    .replace(/Đ/g, "D")
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, 500);
}

/**
 * Which of the credits known for the same account, day and amount this report speaks of, or null for a new one. A number that both carry decides
 * alone. Without one the memos must be the same, or one must lie within the other and both name the same pledge, or one must be the beginning of the other and long
 * enough to be its cut (CUT_MIN): formats cut memos to 35, 65 or more characters. Of shorter ones without a pledge nobody can say that they are one; a person can. Numbers that differ tell two credits apart only when they are of one numbering: a messenger and a statement of the
 * same bank may each count in a way of its own. A credit that this very source has reported before is another one: a source names each credit once, so that
 * two gifts of the same sum with the same words stay two. `namedIn` finds the references that tell what a memo is about.
 */
export function sameCredit(report: { memoKey: string; bankReference: string | null }, known: readonly KnownCredit[], namedIn: (memo: string) => string[] = findReferences): KnownCredit | null {
  const free = known.filter((credit) => !credit.seenBySource);
  if (report.bankReference) {
    const numbered = free.find((credit) => credit.bankReference === report.bankReference);
    if (numbered) return numbered;
  }
  const open = free.filter((credit) => !(credit.bankReference && report.bankReference && numbering(credit.bankReference) === numbering(report.bankReference)));
  return open.find((credit) => credit.memoKey === report.memoKey) ?? open.find((credit) => isPartOf(credit.memoKey, report.memoKey, namedIn)) ?? open.find((credit) => isCut(credit.memoKey, report.memoKey)) ?? null;
}

/** What numbers of one numbering have in common: their letters and signs, and where digits stand. */
function numbering(bankReference: string): string {
  return bankReference.toUpperCase().replace(/\d+/g, "9");
}

function isPartOf(one: string, other: string, namedIn: (memo: string) => string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const named = namedIn(short);
  return named.length === 1 && long.includes(short) && namedIn(long).join() === named.join();
}

/** Whether one memo is the other, cut off behind. */
function isCut(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length >= CUT_MIN && long.startsWith(short);
}
