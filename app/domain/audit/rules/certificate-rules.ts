import type { DataRule } from "~/domain/audit/data-rule";
import { numbersWithoutGap } from "~/domain/audit/rules/number-rule";

/** Certificates say what was confirmed, no more and no less, and are numbered without gaps. */
export const certificateRules: DataRule[] = [
  {
    // A sponsor may return to a promise that was delivered: until all is delivered again, and the worker has drafted anew, its certificate states what was confirmed by then.
    name: "every certificate states exactly what was confirmed, cash and goods apart",
    query: `WITH given AS (SELECT certificate.id, count(*) AS lines, sum(units_accepted) AS units FROM certificate JOIN pledge ON pledge.id = certificate.pledge_id JOIN delivery ON delivery.pledge_id = pledge.id
        WHERE delivery.state = 'confirmed' AND units_accepted > 0 AND (delivery.confirmed_at <= drafted_at OR (pledge.state IN ('delivered', 'closed') AND delivery.confirmed_at < now() - interval '15 minutes')) GROUP BY certificate.id),
      said AS (SELECT id, count(line) AS lines, sum((line->>'quantity')::int) AS units, sum(coalesce((line->>'cashValue')::bigint, 0)) AS cash, sum(coalesce((line->>'goodsValue')::bigint, 0)) AS goods
        FROM certificate LEFT JOIN LATERAL jsonb_array_elements(body->'lines') AS line ON true GROUP BY id)
      SELECT coalesce(number, certificate.id::text) AS certificate, certificate.state, reference, said.units AS said, given.units AS confirmed
      FROM certificate JOIN pledge ON pledge.id = certificate.pledge_id JOIN said ON said.id = certificate.id LEFT JOIN given ON given.id = certificate.id
      WHERE certificate.state IN ('drafted', 'approved', 'issued') AND (said.units IS DISTINCT FROM given.units OR said.lines IS DISTINCT FROM given.lines
        OR said.cash <> CASE mode WHEN 'money' THEN given.units * unit_price ELSE 0 END OR said.goods <> CASE mode WHEN 'in_kind' THEN given.units * unit_price ELSE 0 END
        OR (body->>'totalCash')::bigint <> said.cash OR (body->>'totalGoods')::bigint <> said.goods)`,
  },
  numbersWithoutGap("certificate numbers run without a gap", "certificate", "SELECT number FROM certificate WHERE number IS NOT NULL"),
];
