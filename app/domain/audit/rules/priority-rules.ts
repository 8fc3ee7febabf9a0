import type { DataRule } from "~/domain/audit/data-rule";

/** The place of a need in the order can be explained to the point. A need that was never ranked has no reasons yet. */
export const priorityRules: DataRule[] = [
  {
    name: "the reasons of every need add up to its place in the order",
    query: `SELECT code, priority_score, told.points FROM need, LATERAL (SELECT sum((reason ->> 'points')::int) AS points FROM jsonb_array_elements(priority_reasons) AS reason) AS told
      WHERE priority_reasons <> '[]' AND priority_score IS DISTINCT FROM told.points`,
  },
];
