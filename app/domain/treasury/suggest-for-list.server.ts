import type { Viewer } from "~/domain/accounts/viewer";
import type { TransferRow } from "~/domain/payments/transfer-view";
import type { SuggestionReason } from "~/domain/pledges/placement";
import { suggestPledges } from "~/domain/pledges/suggest-pledges.server";
import { mayRunTreasury } from "./treasury-policy";

/** The one pledge that a waiting transfer is very likely meant for, and how many đồng of the transfer it would take. */
export type LikelyPledge = { reference: string; amount: number; sponsorName: string; reasons: SuggestionReason[] };

/**
 * For each transfer of a list its likely pledge: one that the memo names or misspells by one character, or that lacks just that sum and whose payer is
 * the same. Where two are equally likely a person looks, so none is given. Empty for whoever may not move money.
 */
export async function suggestForList(viewer: Viewer, rows: TransferRow[], locale: "vi" | "en"): Promise<Record<string, LikelyPledge>> {
  if (!mayRunTreasury(viewer)) return {};
  const likely: Record<string, LikelyPledge> = {};
  for (const { id, unplaced } of rows) {
    if (unplaced <= 0) continue;
    const strong = (await suggestPledges({ transferId: id, viewer, locale })).filter(
      ({ reasons }) => reasons.includes("named") || reasons.includes("misspelt") || (reasons.includes("same_amount") && reasons.includes("same_payer")),
    );
    const named = strong.filter(({ reasons }) => reasons.includes("named"));
    const [one, ...others] = named.length > 0 ? named : strong;
    if (one && others.length === 0) likely[id] = { reference: one.reference, amount: Math.min(one.lacking, unplaced), sponsorName: one.sponsorName, reasons: one.reasons };
  }
  return likely;
}
