import type { FundWaiting } from "~/domain/certificates/read-fund-waiting.server";

export type FundSection = { to: string; key: string; count?: (waiting: FundWaiting) => number };
export type FundGroup = { key: string; sections: readonly FundSection[] };

/** The fund's work as an accountant thinks of it; keys are those of fund:nav. The address of a group is that of its first section. */
export const fundGroups: readonly FundGroup[] = [
  {
    key: "work",
    sections: [
      { to: "/fund", key: "desk" },
      { to: "/fund/approvals", key: "approvals", count: ({ proposals }) => proposals.count },
    ],
  },
  {
    key: "in",
    sections: [
      { to: "/fund/transfers", key: "transfers", count: ({ unplaced }) => unplaced.count },
      { to: "/fund/statements", key: "statements" },
      { to: "/fund/cards", key: "cards" },
      { to: "/fund/payouts", key: "payouts", count: ({ payouts }) => payouts.count },
      { to: "/fund/rates", key: "rates" },
    ],
  },
  {
    key: "out",
    sections: [
      { to: "/fund/payments", key: "payments" },
      { to: "/fund/debits", key: "debits", count: ({ debits }) => debits.count },
      { to: "/fund/refunds", key: "refunds", count: ({ refunds }) => refunds.count },
      { to: "/fund/fees", key: "fees" },
    ],
  },
  {
    key: "books",
    sections: [
      { to: "/fund/ledger", key: "ledger" },
      { to: "/fund/ledger/book", key: "book" },
      { to: "/fund/days", key: "days", count: ({ days }) => days.count },
      { to: "/fund/receipts", key: "receipts" },
    ],
  },
  { key: "promises", sections: [{ to: "/fund/promises", key: "promises", count: ({ surplus }) => surplus.count }] },
  { key: "certificates", sections: [{ to: "/fund/certificates", key: "certificates", count: ({ toApprove, toIssue }) => toApprove.count + toIssue.count }] },
];

/** The section a page belongs to: the one whose address is the longest beginning of `path`, which is without a language. The overview for all others. */
export function sectionOf(path: string): { group: FundGroup; section: FundSection } {
  const places = fundGroups.flatMap((group) => group.sections.map((section) => ({ group, section })));
  const around = places.filter(({ section: { to } }) => path === to || path.startsWith(`${to}/`));
  return around.toSorted((a, b) => b.section.to.length - a.section.to.length)[0] ?? places[0]!;
}

/** How much waits in a section, or in all sections of a group. */
export function waitingIn(place: FundSection | FundGroup, waiting: FundWaiting): number {
  const sections = "sections" in place ? place.sections : [place];
  return sections.reduce((sum, { count }) => sum + (count?.(waiting) ?? 0), 0);
}
