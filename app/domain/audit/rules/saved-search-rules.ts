import type { DataRule } from "~/domain/audit/data-rule";

/** Mails of saved searches: to whom they go, and that each need was told once. */
export const savedSearchRules: DataRule[] = [
  {
    name: "every need that a saved search told is in a mail to the one who saved it",
    query: `SELECT find.search_id AS search, need.code, find.state FROM saved_search_find AS find JOIN saved_search AS search ON search.id = find.search_id JOIN need ON need.id = find.need_id
      LEFT JOIN outbox_mail AS mail ON mail.id = find.mail_id
      WHERE find.state = 'mailed' AND (mail.template IS DISTINCT FROM 'new-needs' OR mail.person_id IS DISTINCT FROM search.person_id OR mail.idempotency_key NOT LIKE 'new-needs:' || search.id || ':%')`,
  },
  {
    name: "every saved search counts at least the mails and needs that are known of it, and only a proved address has one",
    query: `SELECT search.id AS search, search.state, search.mails, search.needs_told FROM saved_search AS search LEFT JOIN person ON person.id = search.person_id
      LEFT JOIN (SELECT search_id, count(*) AS needs, count(DISTINCT mail_id) AS mails FROM saved_search_find WHERE state = 'mailed' GROUP BY search_id) AS told ON told.search_id = search.id
      WHERE search.mails < coalesce(told.mails, 0) OR search.needs_told < coalesce(told.needs, 0) OR (search.state IN ('active', 'paused') AND person.email_confirmed_at IS NULL)`,
  },
];
