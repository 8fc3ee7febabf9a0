import type { DataRule } from "~/domain/audit/data-rule";

/** The last event of each subject that says something of its state. */
const last = (subject: string, ignored = "''") => `
  SELECT DISTINCT ON (subject_id) subject_id, kind FROM event WHERE subject_type = '${subject}' AND kind NOT IN (${ignored}) ORDER BY subject_id, position DESC`;

/**
 * The log of events: each subject's chain of hashes, the seals over all of them, and that the log's last word on a subject is the subject's state.
 * A chain shows what was altered or taken out of its middle; a removed end is shown by the seals and by the state.
 */
export const eventRules: DataRule[] = [
  {
    name: "no event was altered, moved or removed from its chain",
    query: `SELECT seq, kind, subject_type, subject_id, position FROM (
        SELECT event, seq, kind, subject_type, subject_id, position, prev_hash, hash, row_number() OVER chain AS place, lag(hash, 1, '\\x00'::bytea) OVER chain AS before
        FROM event WINDOW chain AS (PARTITION BY subject_type, subject_id ORDER BY position)) AS linked
      WHERE position <> place OR prev_hash <> before OR hash <> event_hash(event)`,
  },
  {
    name: "every seal covers exactly the events it was set on",
    query: `SELECT ordered.id AS seal, ordered.events, covered.events AS found FROM (
        SELECT id, to_seq, from_seq, events, prev_hash, hash, lag(to_seq, 1, 0::bigint) OVER chain AS after, lag(hash, 1, '\\x00'::bytea) OVER chain AS before
        FROM event_seal WINDOW chain AS (ORDER BY id)) AS ordered,
      LATERAL (SELECT count(*) AS events, string_agg(event.hash, ''::bytea ORDER BY seq) AS hashes FROM event WHERE seq > ordered.after AND seq <= ordered.to_seq) AS covered
      WHERE ordered.prev_hash <> ordered.before OR ordered.events <> covered.events OR ordered.hash IS DISTINCT FROM sha256(ordered.before || covered.hashes)`,
  },
  {
    name: "the state of every need is what its last event says",
    query: `SELECT code, state, kind FROM (${last("need", "'need.priority_set', 'need.priority_released', 'need.priority_lapsed', 'need.facts_stated', 'need.giving_set'")}) AS last JOIN need ON need.id::text = subject_id
      WHERE state <> CASE kind WHEN 'need.published' THEN 'open' WHEN 'need.reopened' THEN 'open' WHEN 'need.prolonged' THEN 'open' WHEN 'need.drafted' THEN 'draft' ELSE substring(kind FROM 6) END`,
  },
  {
    // Pledges without a form's key are load data, which have no history.
    name: "the state of every pledge is what its last event says",
    query: `SELECT reference, state, kind FROM pledge LEFT JOIN (${last("pledge", "'pledge.email_confirmed', 'pledge.hold_moved', 'pledge.part_refunded', 'goods.accepted'")}) AS last ON subject_id = pledge.id::text
      WHERE (kind IS NULL AND idempotency_key IS NOT NULL)
        OR state <> CASE kind WHEN 'pledge.made' THEN 'held' WHEN 'pledge.reopened' THEN 'held' WHEN 'goods.declined' THEN 'cancelled'
          WHEN 'pledge.confirmed' THEN CASE state WHEN 'in_delivery' THEN state ELSE 'confirmed' END ELSE substring(kind FROM 8) END`,
  },
  {
    name: "every settled payment has its event",
    query: `SELECT reference, payment.state, kind FROM payment JOIN pledge ON pledge.id = pledge_id LEFT JOIN (${last("payment")}) AS last ON subject_id = payment.id::text
      WHERE (payment.state = 'settled') <> (kind IS NOT DISTINCT FROM 'payment.settled')`,
  },
  {
    name: "the state of every delivery and certificate is what its last event says",
    query: `SELECT code, state, kind FROM delivery LEFT JOIN (${last("delivery")}) AS last ON subject_id = delivery.id::text WHERE kind IS DISTINCT FROM 'delivery.' || state
      UNION ALL
      SELECT coalesce(number, certificate.id::text), state, kind FROM certificate LEFT JOIN (${last("certificate")}) AS last ON subject_id = certificate.id::text
      WHERE kind IS DISTINCT FROM 'certificate.' || state`,
  },
];
