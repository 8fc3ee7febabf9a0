import type { Viewer } from "~/domain/accounts/viewer";
import { suggestBaskets } from "~/domain/baskets/suggest-baskets.server";
import { canMoveMoney } from "~/domain/payments/payment-policy";
import { findReferences, possibleReferences } from "~/domain/payments/pledge-reference";
import { db, Prisma } from "~/platform/database.server";
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
 * a part of its money has come. A basket comes before single pledges. Of a promise it is one instalment: the one that the memo names, else the next that is open, also when the one that
 * was named takes no more. Only what can take the money is named: held and lacking some, or lapsed while its units are still free.
 * Empty for whoever may not move money, and when nothing waits.
 */
export async function suggestPledges({ transferId, viewer, locale }: { transferId: string; viewer: Viewer; locale: "vi" | "en" }): Promise<SuggestedPledge[]> {
  if (!canMoveMoney(viewer) || !isUuid(transferId)) return [];
  const transfer = await db.incomingTransfer.findUnique({ where: { id: transferId }, select: { memo: true, unplaced: true, payerName: true } });
  if (!transfer || transfer.unplaced <= 0n) return [];
  const { memo, unplaced, payerName } = transfer;
  const named = findReferences(memo);
  const misspelt = (reference: Prisma.Sql) => Prisma.sql`EXISTS (SELECT FROM unnest(${possibleReferences(memo)}::text[]) AS seen
    WHERE (SELECT count(*) FROM generate_series(4, 10) AS place WHERE substr(seen, place, 1) <> substr(${reference}, place, 1)) = 1)`;
  const rows = await db.$queryRaw<(PlaceableRow & Clues)[]>`
    WITH paid_before AS (
      SELECT sponsor_id, count(*) OVER () AS sponsors FROM (
        SELECT DISTINCT earlier.sponsor_id FROM incoming_transfer other
        JOIN transfer_placement placement ON placement.transfer_id = other.id JOIN pledge earlier ON earlier.id = placement.pledge_id
        WHERE ${payerName.trim()} <> '' AND other.id <> ${transferId}::uuid AND fold_text(other.payer_name) = fold_text(${payerName})) paid
    ), possible AS (
      SELECT p.id, p.reference, p.state, y.expected - y.received AS lacking, y.received, EXISTS (SELECT FROM instalment_plan WHERE pledge_id = p.id) AS promised,
        p.sponsor_id IN (SELECT sponsor_id FROM paid_before WHERE sponsors <= ${SPONSORS_MAX})
          OR (${payerName.trim()} <> '' AND fold_text(${payerName}) IN (fold_text(p.honour_name), fold_text(person.display_name), fold_text(organisation.name_vi))) AS same_payer
      FROM pledge p
      JOIN need n ON n.id = p.need_id
      JOIN payment y ON y.pledge_id = p.id
      JOIN person ON person.id = p.person_id
      JOIN sponsor ON sponsor.id = p.sponsor_id LEFT JOIN organisation ON organisation.id = sponsor.organisation_id
      WHERE p.mode = 'money' AND y.received < y.expected AND NOT EXISTS (SELECT FROM basket WHERE basket.id = p.basket_id AND basket.state <> 'confirmed')
        AND (p.state IN ('held', 'confirmed', 'in_delivery') OR (p.state = 'lapsed' AND n.state IN ('open', 'covered') AND n.quantity - n.units_allocated >= p.units))
    ), clue AS (
      SELECT id, NULL::uuid AS instalment_id, reference = ANY(${named}) AS named, ${misspelt(Prisma.sql`reference`)} AS misspelt, false AS next_instalment,
        lacking = ${unplaced}::bigint AS same_amount, same_payer, received > 0 AS part_paid
      FROM possible WHERE NOT promised AND state IN ('held', 'lapsed')
      UNION ALL
      SELECT possible.id, one.id, one.reference = ANY(${named}) OR (next AND possible.reference = ANY(${named})), ${misspelt(Prisma.sql`one.reference`)} OR (next AND ${misspelt(Prisma.sql`possible.reference`)}),
        next AND EXISTS (SELECT FROM instalment other WHERE other.pledge_id = possible.id AND other.state <> 'open' AND other.reference = ANY(${named})),
        next AND one.amount - one.received = ${unplaced}::bigint, next AND same_payer, one.received > 0
      FROM possible JOIN LATERAL (
        SELECT instalment.*, position = min(position) OVER () AS next FROM instalment WHERE pledge_id = possible.id AND state = 'open') AS one ON true
      WHERE promised
    )
    SELECT ${placeableColumns}, clue.named, clue.misspelt, clue.next_instalment, clue.same_amount, coalesce(clue.same_payer, false) AS same_payer, clue.part_paid
    FROM clue JOIN pledge p ON p.id = clue.id JOIN need n ON n.id = p.need_id JOIN payment y ON y.pledge_id = p.id LEFT JOIN instalment i ON i.id = clue.instalment_id
    WHERE clue.named OR clue.misspelt OR clue.next_instalment OR clue.same_amount OR clue.same_payer OR clue.part_paid
    ORDER BY clue.named DESC, clue.misspelt DESC, clue.next_instalment DESC, clue.same_amount AND coalesce(clue.same_payer, false) DESC, clue.same_amount DESC, coalesce(clue.same_payer, false) DESC,
      p.state = 'lapsed', p.made_at DESC, p.id, i.position
    LIMIT ${SUGGESTIONS_MAX}`;
  const alone = rows.map((row) => ({ ...placeablePledge(row, locale), reasons: suggestionReasons.filter((reason) => (reason === "lapsed" ? row.state === "lapsed" : row[reason])) }));
  return [...(await suggestBaskets({ transferId, locale })), ...alone].slice(0, SUGGESTIONS_MAX);
}
