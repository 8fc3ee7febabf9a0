import type { DataRule } from "~/domain/audit/data-rule";

const holding = `('held', 'confirmed', 'in_delivery', 'delivered', 'closed')`;

/** Promises over time: instalments, bridges, the waitlist and what became of surplus money. */
export const promiseRules: DataRule[] = [
  {
    // Units that could not be delivered and were taken back left the pledge, but were paid by an instalment all the same.
    name: "the instalments of every promise add up to its units and its money",
    query: `SELECT reference, pledge.state, pledge.units, pledge.units_returned, one.units AS promised, payment.received, one.received AS by_instalment FROM pledge JOIN payment ON payment.pledge_id = pledge.id
      JOIN (SELECT pledge_id, coalesce(sum(units) FILTER (WHERE state IN ('open', 'settled')), 0) AS units, sum(received) AS received FROM instalment GROUP BY pledge_id) AS one ON one.pledge_id = pledge.id
      WHERE pledge.state IN ${holding} AND (one.units <> pledge.units + pledge.units_returned OR one.received <> payment.received + pledge.units_returned * pledge.unit_price)`,
  },
  {
    name: "every instalment is worth its units and received what was placed on it",
    query: `SELECT instalment.reference, instalment.state, instalment.amount, received, coalesce(placed.amount, 0) AS placed FROM instalment JOIN pledge ON pledge.id = pledge_id
      LEFT JOIN (SELECT instalment_id, sum(amount) AS amount FROM transfer_placement WHERE released_at IS NULL GROUP BY instalment_id) AS placed ON placed.instalment_id = instalment.id
      WHERE instalment.amount <> instalment.units * unit_price OR (instalment.state = 'settled') <> (received = instalment.amount)
        OR (units_returned = 0 AND received <> coalesce(placed.amount, 0))`,
  },
  {
    name: "every bridge asks for the units that its origin gave up, and no other need does",
    query: `SELECT bridge.code, bridge.state, bridge.quantity, coalesce(taken.units, 0) AS taken, coalesce(missed.units, 0) AS missed FROM need AS bridge
      LEFT JOIN (SELECT bridge_id, need_id, sum(upper(units) - lower(units)) AS units FROM allocation WHERE released_at IS NULL GROUP BY bridge_id, need_id) AS taken ON taken.bridge_id = bridge.id
      LEFT JOIN (SELECT bridge_id, sum(units) AS units FROM instalment WHERE state = 'missed' GROUP BY bridge_id) AS missed ON missed.bridge_id = bridge.id
      WHERE bridge.bridge_of_id IS NOT NULL AND (coalesce(taken.units, 0) <> CASE bridge.state WHEN 'withdrawn' THEN 0 ELSE bridge.quantity END
        OR coalesce(missed.units, 0) <> coalesce(taken.units, 0) OR (taken.units IS NOT NULL AND taken.need_id <> bridge.bridge_of_id))
      UNION ALL
      SELECT code, state, quantity, coalesce(given.units, 0), units_bridged FROM need
      LEFT JOIN (SELECT need_id, sum(upper(units) - lower(units)) AS units FROM allocation WHERE released_at IS NULL AND bridge_id IS NOT NULL GROUP BY need_id) AS given ON given.need_id = need.id
      WHERE units_bridged <> coalesce(given.units, 0)`,
  },
  {
    name: "every offer of a waitlist is held by a pledge of its own",
    query: `SELECT waitlist_entry.id AS entry, waitlist_entry.state, pledge.state AS pledge FROM waitlist_entry LEFT JOIN pledge ON pledge.id = pledge_id
      WHERE (waitlist_entry.state IN ('offered', 'taken', 'declined', 'expired')) <> (pledge.id IS NOT NULL) OR (waitlist_entry.state = 'offered' AND pledge.state NOT IN ('held', 'lapsed', 'cancelled'))
        OR pledge.need_id <> waitlist_entry.need_id OR pledge.person_id <> waitlist_entry.person_id`,
  },
  {
    name: "surplus money went where its use says",
    query: `WITH said AS (SELECT transfer_id, new_pledge_id, sum(amount) AS amount FROM surplus_use WHERE used_as IN ('need', 'reserve') GROUP BY transfer_id, new_pledge_id),
      placed AS (SELECT transfer_id, pledge_id, kind, sum(amount) AS amount FROM transfer_placement WHERE released_at IS NULL OR released_why IN ('surplus', 'refunded') GROUP BY transfer_id, pledge_id, kind)
      SELECT said.transfer_id, said.new_pledge_id, said.amount AS said, placed.amount AS placed FROM said
      LEFT JOIN placed ON placed.transfer_id = said.transfer_id AND placed.kind = CASE WHEN said.new_pledge_id IS NULL THEN 'reserve' ELSE 'pledge' END AND placed.pledge_id IS NOT DISTINCT FROM said.new_pledge_id
      LEFT JOIN pledge ON pledge.id = said.new_pledge_id
      WHERE pledge.state IS DISTINCT FROM 'refunded' AND placed.amount IS DISTINCT FROM said.amount`,
  },
];
