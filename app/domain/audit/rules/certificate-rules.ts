import type { DataRule } from "~/domain/audit/data-rule";
import { numbersWithoutGap } from "~/domain/audit/rules/number-rule";

/** Certificates say what was confirmed, no more and no less, and are numbered without gaps. */
export const certificateRules: DataRule[] = [
  {
    name: "every certificate states exactly what was confirmed, cash and goods apart",
    query: `WITH given AS (SELECT pledge_id, count(*) AS lines, sum(units_accepted) AS units FROM delivery WHERE state = 'confirmed' AND units_accepted > 0 GROUP BY pledge_id),
      said AS (SELECT id, count(line) AS lines, sum((line->>'quantity')::int) AS units, sum(coalesce((line->>'cashValue')::bigint, 0)) AS cash, sum(coalesce((line->>'goodsValue')::bigint, 0)) AS goods
        FROM certificate LEFT JOIN LATERAL jsonb_array_elements(body->'lines') AS line ON true GROUP BY id)
      SELECT coalesce(number, certificate.id::text) AS certificate, certificate.state, reference, said.units AS said, given.units AS confirmed
      FROM certificate JOIN pledge ON pledge.id = certificate.pledge_id JOIN said ON said.id = certificate.id LEFT JOIN given ON given.pledge_id = pledge.id
      WHERE certificate.state IN ('drafted', 'approved', 'issued') AND (said.units IS DISTINCT FROM given.units OR said.lines IS DISTINCT FROM given.lines
        OR said.cash <> CASE mode WHEN 'money' THEN given.units * unit_price ELSE 0 END OR said.goods <> CASE mode WHEN 'in_kind' THEN given.units * unit_price ELSE 0 END
        OR (body->>'totalCash')::bigint <> said.cash OR (body->>'totalGoods')::bigint <> said.goods)`,
  },
  numbersWithoutGap("certificate numbers run without a gap", "certificate", "SELECT number FROM certificate WHERE number IS NOT NULL"),
];
