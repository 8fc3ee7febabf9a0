import type { Viewer } from "~/domain/accounts/viewer";
import { canMoveMoney } from "~/domain/payments/payment-policy";
import { findReferences, possibleReferences } from "~/domain/payments/pledge-reference";
import { db } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { suggestionReasons, type SuggestedPledge, type SuggestionReason } from "./placement";
import { placeableColumns, placeablePledge, type PlaceableRow } from "./placeable-pledge.server";

const SUGGESTIONS_MAX = 5;
/** A payer who has paid for more sponsors than this (a bank, a namesake, a collector) tells nothing of whom the money is for. */
const SPONSORS_MAX = 3;

type Clues = Record<Exclude<SuggestionReason, "lapsed">, boolean>;

/**
 * Pledges that the unplaced money of a transfer may have been meant for, the most likely first, at most five, each with its reasons: its reference
 * stands in the memo, or does but for one character; it lacks just that much; its giver bears the payer's name or was paid for by that payer before;
 * a part of its money has come. Only pledges that can take the money are named: held and lacking some, or lapsed while their units are still free.
 * Empty for whoever may not move money, and when nothing waits.
 */
export async function suggestPledges({ transferId, viewer, locale }: { transferId: string; viewer: Viewer; locale: "vi" | "en" }): Promise<SuggestedPledge[]> {
  if (!canMoveMoney(viewer) || !isUuid(transferId)) return [];
  const transfer = await db.incomingTransfer.findUnique({ where: { id: transferId }, select: { memo: true, unplaced: true, payerName: true } });
  if (!transfer || transfer.unplaced <= 0n) return [];
  const { memo, unplaced, payerName } = transfer;
  const rows = await db.$queryRaw<(PlaceableRow & Clues)[]>`
    WITH paid_before AS (
      SELECT sponsor_id, count(*) OVER () AS sponsors FROM (
        SELECT DISTINCT earlier.sponsor_id FROM incoming_transfer other
        JOIN transfer_placement placement ON placement.transfer_id = other.id JOIN pledge earlier ON earlier.id = placement.pledge_id
        WHERE ${payerName.trim()} <> '' AND other.id <> ${transferId}::uuid AND fold_text(other.payer_name) = fold_text(${payerName})) paid
    ), clue AS (
      SELECT p.id,
        p.reference = ANY(${findReferences(memo)}) AS named,
        EXISTS (SELECT FROM unnest(${possibleReferences(memo)}::text[]) AS seen
          WHERE (SELECT count(*) FROM generate_series(4, 10) AS place WHERE substr(seen, place, 1) <> substr(p.reference, place, 1)) = 1) AS misspelt,
        y.expected - y.received = ${unplaced}::bigint AS same_amount,
        p.sponsor_id IN (SELECT sponsor_id FROM paid_before WHERE sponsors <= ${SPONSORS_MAX})
          OR (${payerName.trim()} <> '' AND fold_text(${payerName}) IN (fold_text(p.honour_name), fold_text(person.display_name), fold_text(organisation.name_vi))) AS same_payer,
        y.received > 0 AS part_paid
      FROM pledge p
      JOIN need n ON n.id = p.need_id
      JOIN payment y ON y.pledge_id = p.id
      JOIN person ON person.id = p.person_id
      JOIN sponsor ON sponsor.id = p.sponsor_id LEFT JOIN organisation ON organisation.id = sponsor.organisation_id
      WHERE p.mode = 'money' AND y.received < y.expected
        AND (p.state = 'held' OR (p.state = 'lapsed' AND n.state IN ('open', 'covered') AND n.quantity - n.units_allocated >= p.units))
    )
    SELECT ${placeableColumns}, clue.named, clue.misspelt, clue.same_amount, coalesce(clue.same_payer, false) AS same_payer, clue.part_paid
    FROM clue JOIN pledge p ON p.id = clue.id JOIN need n ON n.id = p.need_id JOIN payment y ON y.pledge_id = p.id
    WHERE clue.named OR clue.misspelt OR clue.same_amount OR clue.same_payer OR clue.part_paid
    ORDER BY clue.named DESC, clue.misspelt DESC, clue.same_amount AND coalesce(clue.same_payer, false) DESC, clue.same_amount DESC, coalesce(clue.same_payer, false) DESC,
      p.state, p.made_at DESC, p.id
    LIMIT ${SUGGESTIONS_MAX}`;
  return rows.map((row) => ({ ...placeablePledge(row, locale), reasons: suggestionReasons.filter((reason) => (reason === "lapsed" ? row.state === "lapsed" : row[reason])) }));
}
