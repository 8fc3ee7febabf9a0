/** What can happen, in the past tense. The event log and everything that follows from it speak in these words. */
export const eventKinds = [
  "need.drafted",
  "need.submitted",
  "need.verified",
  "need.published",
  "need.covered",
  "need.reopened",
  "need.delivered",
  "need.closed",
  "need.withdrawn",
  "need.expired",
  "pledge.made",
  "pledge.email_confirmed",
  "pledge.confirmed",
  "pledge.lapsed",
  "pledge.reopened",
  "pledge.cancelled",
  "pledge.in_delivery",
  "pledge.delivered",
  "pledge.closed",
  "payment.part_received",
  "payment.settled",
  "transfer.received",
  "transfer.suspended",
  "transfer.placed",
  "transfer.returned",
  "transfer.kept_as_gift",
  "goods.accepted",
  "goods.declined",
  "delivery.planned",
  "delivery.dispatched",
  "delivery.countersigned",
  "delivery.confirmed",
  "delivery.rejected",
  "delivery.disputed",
  "certificate.drafted",
  "certificate.approved",
  "certificate.issued",
  "certificate.revoked",
  "certificate.superseded",
  "person.signed_in",
  "person.signed_out",
  "person.session_revoked",
  "person.renamed",
  "person.disabled",
  "person.enabled",
  "role.granted",
  "role.revoked",
  "programme.reading_added",
] as const;
export type EventKind = (typeof eventKinds)[number];

export const subjectTypes = ["need", "pledge", "payment", "transfer", "delivery", "certificate", "person", "programme"] as const;
export type SubjectType = (typeof subjectTypes)[number];

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

/** What the job "consequences" receives for every event. */
export type RecordedEvent = {
  seq: number;
  kind: EventKind;
  subjectType: SubjectType;
  subjectId: string;
  actorId: string | null;
  payload: JsonObject;
};
