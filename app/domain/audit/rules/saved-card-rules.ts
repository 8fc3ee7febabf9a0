import type { DataRule } from "~/domain/audit/data-rule";

/** Instalments taken from saved cards, against the consent that each card stands on. */
export const savedCardRules: DataRule[] = [
  {
    name: "every saved card stands on words of consent that the chain of events holds as well",
    query: `SELECT card.id AS card, card.state FROM saved_card AS card
      WHERE NOT EXISTS (SELECT FROM event WHERE kind = 'card.consented' AND subject_id = card.id::text AND payload->>'wording' = card.wording)`,
  },
  {
    name: "nothing was taken from a saved card beyond what its sponsor agreed to",
    query: `SELECT tried.id AS attempt, tried.dong, card.highest, card.state FROM card_checkout AS tried LEFT JOIN saved_card AS card ON card.id = tried.saved_card_id
      LEFT JOIN instalment ON instalment.id = tried.instalment_id
      WHERE tried.kind = 'saved_card' AND (card.id IS NULL OR card.pledge_id <> tried.pledge_id OR instalment.pledge_id IS DISTINCT FROM tried.pledge_id OR NOT tried.instalment_id = ANY (card.instalments)
        OR tried.dong > card.highest OR tried.currency <> 'VND' OR card.saved_at IS NULL OR tried.started_at < card.saved_at OR tried.started_at > card.removed_at)`,
  },
];
