import type { SuggestedPledge, SuggestionReason } from "~/domain/pledges/placement";
import { suggestionReasons } from "~/domain/pledges/placement";
import { findPlaceableBasket } from "~/domain/baskets/find-placeable-basket.server";
import { findReferences, possibleReferences } from "~/domain/payments/pledge-reference";
import { db } from "~/platform/database.server";

const SUGGESTIONS_MAX = 5;

type Clue = { id: string; lapsed: boolean } & Record<Extract<SuggestionReason, "named" | "misspelt" | "same_amount" | "same_payer" | "part_paid">, boolean>;

/**
 * Baskets that the unplaced money of a transfer would complete and may have been meant for, the most likely first, with the reasons: the memo names the
 * basket or one of its pledges, or does but for one character; it lacks just that much; its giver bears the payer's name; a part of its money waits.
 * One whose hold has lapsed is named while every need of it has units enough.
 */
export async function suggestBaskets({ transferId, locale }: { transferId: string; locale: "vi" | "en" }): Promise<SuggestedPledge[]> {
  const transfer = await db.incomingTransfer.findUnique({ where: { id: transferId }, select: { memo: true, unplaced: true, payerName: true } });
  if (!transfer) return [];
  const { memo, unplaced, payerName } = transfer;
  const clues = await db.$queryRaw<Clue[]>`
    WITH possible AS (
      SELECT basket.*, amount - coalesce((SELECT sum(unplaced) FROM incoming_transfer WHERE basket_id = basket.id AND id <> ${transferId}::uuid), 0) AS lacking FROM basket
      WHERE state = 'held' OR (state = 'lapsed' AND NOT EXISTS (
        SELECT FROM pledge JOIN need ON need.id = pledge.need_id WHERE pledge.basket_id = basket.id AND (need.state NOT IN ('open', 'covered') OR need.quantity - need.units_allocated < pledge.units)))
    ), clue AS (
      SELECT possible.id, possible.state = 'lapsed' AS lapsed, made_at,
        possible.reference = ANY(${findReferences(memo)}) OR EXISTS (SELECT FROM pledge WHERE basket_id = possible.id AND pledge.reference = ANY(${findReferences(memo)})) AS named,
        EXISTS (SELECT FROM unnest(${possibleReferences(memo)}::text[]) AS seen WHERE (SELECT count(*) FROM generate_series(4, 10) AS place WHERE substr(seen, place, 1) <> substr(possible.reference, place, 1)) = 1) AS misspelt,
        lacking = ${unplaced}::bigint AS same_amount, lacking < possible.amount AS part_paid,
        coalesce(${payerName.trim()} <> '' AND fold_text(${payerName}) IN (fold_text(person.display_name), fold_text(organisation.name_vi)), false) AS same_payer
      FROM possible JOIN person ON person.id = possible.person_id JOIN sponsor ON sponsor.id = possible.sponsor_id LEFT JOIN organisation ON organisation.id = sponsor.organisation_id
      WHERE lacking <= ${unplaced}::bigint
    )
    SELECT id, lapsed, named, misspelt, same_amount, same_payer, part_paid FROM clue WHERE named OR misspelt OR same_amount OR same_payer OR part_paid
    ORDER BY named DESC, misspelt DESC, same_amount DESC, same_payer DESC, lapsed, made_at DESC, id LIMIT ${SUGGESTIONS_MAX}`;
  const found = await Promise.all(clues.map(async (clue) => ({ clue, basket: await findPlaceableBasket(db, clue.id, locale) })));
  return found.map(({ clue, basket }) => ({ ...basket, reasons: suggestionReasons.filter((reason) => reason in clue && clue[reason as keyof Clue] === true) }));
}
