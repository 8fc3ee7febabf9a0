import type { DataRule } from "~/domain/audit/data-rule";

const live = `live AS (SELECT need_id, pledge_id, sum(upper(units) - lower(units)) AS units FROM allocation WHERE released_at IS NULL GROUP BY need_id, pledge_id)`;
const holding = `('held', 'confirmed', 'in_delivery', 'delivered', 'closed')`;
const settled = `('confirmed', 'in_delivery', 'delivered', 'closed')`;

/** Units of needs: given once, counted right, paid and delivered as the pledges and deliveries say. */
export const unitRules: DataRule[] = [
  {
    name: "no unit of a need is given twice",
    query: `SELECT need.code, units FROM (
        SELECT need_id, units, max(upper(units)) OVER (PARTITION BY need_id ORDER BY lower(units), id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
        FROM allocation WHERE released_at IS NULL) AS ordered
      JOIN need ON need.id = need_id WHERE reached > lower(units)`,
  },
  {
    name: "every unit given exists, and belongs to the need of its pledge",
    query: `SELECT need.code, pledge.reference, allocation.units FROM allocation LEFT JOIN need ON need.id = allocation.need_id LEFT JOIN pledge ON pledge.id = allocation.pledge_id LEFT JOIN need AS bridge ON bridge.id = bridge_id
      WHERE need.id IS NULL OR coalesce(pledge.need_id, bridge.bridge_of_id) IS DISTINCT FROM need.id OR lower(allocation.units) < 1 OR upper(allocation.units) > need.quantity + 1`,
  },
  {
    name: "every need counts the units given, and is covered when they are all",
    query: `WITH ${live}, given AS (SELECT need_id, sum(units) AS units FROM live GROUP BY need_id)
      SELECT code, state, quantity, units_allocated, coalesce(given.units, 0) AS given FROM need LEFT JOIN given ON need_id = need.id
      WHERE units_allocated <> coalesce(given.units, 0) OR units_allocated > quantity OR (state IN ('covered', 'delivered') AND units_allocated < quantity)
        OR (state = 'open' AND units_allocated = quantity)`,
  },
  {
    name: "every living pledge holds its units, every other none",
    query: `WITH ${live}, given AS (SELECT pledge_id, sum(units) AS units FROM live GROUP BY pledge_id)
      SELECT reference, state, pledge.units, coalesce(given.units, 0) AS given FROM pledge LEFT JOIN given ON pledge_id = pledge.id
      WHERE coalesce(given.units, 0) <> CASE WHEN state IN ${holding} THEN pledge.units ELSE 0 END`,
  },
  {
    name: "every pledge of money has its payment, settled before anything else follows",
    query: `SELECT reference, pledge.state, mode, pledge.amount, payment.state AS payment FROM pledge LEFT JOIN payment ON payment.pledge_id = pledge.id
      WHERE (mode = 'money') <> (payment.id IS NOT NULL) OR pledge.amount <> units * unit_price
        OR (mode = 'money' AND (pledge.state IN ${settled}) <> CASE WHEN EXISTS (SELECT FROM instalment_plan WHERE pledge_id = pledge.id)
          THEN payment.state <> 'failed' AND EXISTS (SELECT FROM instalment WHERE pledge_id = pledge.id AND instalment.state = 'settled') ELSE payment.state = 'settled' END)`,
  },
  {
    name: "every need counts the units paid or accepted",
    query: `WITH by_plan AS (SELECT pledge_id, coalesce(sum(units) FILTER (WHERE state = 'settled'), 0) AS units FROM instalment GROUP BY pledge_id),
      paid AS (SELECT need_id, sum(coalesce(by_plan.units - units_returned, pledge.units)) AS units FROM pledge LEFT JOIN by_plan ON pledge_id = pledge.id WHERE state IN ${settled} GROUP BY need_id)
      SELECT code, units_paid, coalesce(paid.units, 0) AS paid FROM need LEFT JOIN paid ON need_id = need.id WHERE units_paid <> coalesce(paid.units, 0)`,
  },
  {
    name: "every need counts the units that two people confirmed",
    query: `WITH given AS (SELECT need_id, sum(units_accepted) AS units FROM delivery WHERE state = 'confirmed' GROUP BY need_id)
      SELECT code, state, units_delivered, coalesce(given.units, 0) AS confirmed FROM need LEFT JOIN given ON need_id = need.id
      WHERE units_delivered <> coalesce(given.units, 0) OR (state = 'delivered' AND units_delivered + units_bridged < quantity)`,
  },
  {
    name: "every pledge counts the units that two people confirmed, and is delivered when they are all",
    query: `WITH given AS (SELECT pledge_id, sum(units_accepted) AS units FROM delivery WHERE state = 'confirmed' GROUP BY pledge_id)
      SELECT reference, state, pledge.units, units_delivered, coalesce(given.units, 0) AS confirmed FROM pledge LEFT JOIN given ON pledge_id = pledge.id
      WHERE units_delivered <> coalesce(given.units, 0) OR (state IN ('delivered', 'closed')) <> (units_delivered = pledge.units)`,
  },
  {
    name: "deliveries of a pledge never carry more than its units",
    query: `SELECT reference, pledge.units, sum(CASE WHEN delivery.state IN ('confirmed', 'rejected', 'cancelled') THEN coalesce(units_accepted, 0) ELSE delivery.units END) AS carried
      FROM delivery JOIN pledge ON pledge.id = pledge_id GROUP BY pledge.id, reference, pledge.units
      HAVING sum(CASE WHEN delivery.state IN ('confirmed', 'rejected', 'cancelled') THEN coalesce(units_accepted, 0) ELSE delivery.units END) > pledge.units
        OR bool_or(delivery.need_id <> pledge.need_id)`,
  },
  {
    name: "every confirmed delivery has two people, a whole count and a photo",
    query: `SELECT code, state, units, units_accepted, units_rejected FROM delivery WHERE state IN ('confirmed', 'rejected') AND (
        countersigned_by IS NULL OR confirmed_by IS NULL OR countersigned_by = confirmed_by OR confirmed_at IS NULL OR units_accepted + units_rejected IS DISTINCT FROM units
        OR NOT EXISTS (SELECT FROM delivery_evidence WHERE delivery_id = delivery.id))`,
  },
];
