import { canonicalJson } from "~/platform/canonical-json";
import type { Tx } from "~/platform/database.server";
import { rank } from "./priority-rule";
import type { RankedNeed } from "./read-priority-facts.server";

/** Ranks these needs by the rule and writes those whose score or reasons changed, in one statement; rows that somebody else holds are passed over. Answers how many were written. */
export async function writeMoved(tx: Tx, needs: readonly RankedNeed[]): Promise<number> {
  const moved = needs.flatMap(({ id, facts, override, ...stored }) => {
    const { score, reasons } = rank(facts, override);
    const same = score === stored.score && canonicalJson(reasons) === canonicalJson(stored.reasons);
    return same ? [] : [{ id, score, reasons: JSON.stringify(reasons) }];
  });
  if (moved.length === 0) return 0;
  const ids = moved.map(({ id }) => id);
  return tx.$executeRaw`
    WITH free AS (SELECT id FROM need WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)
    UPDATE need SET priority_score = moved.score, priority_reasons = moved.reasons::jsonb
    FROM unnest(${ids}::uuid[], ${moved.map(({ score }) => score)}::int[], ${moved.map(({ reasons }) => reasons)}::text[]) AS moved (id, score, reasons) JOIN free ON free.id = moved.id
    WHERE need.id = moved.id`;
}
