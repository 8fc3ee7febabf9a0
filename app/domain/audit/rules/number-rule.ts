import type { DataRule } from "~/domain/audit/data-rule";

/** The condition on `receipt` of one whose money was taken back and came again, so that a later receipt of the same pledge or instalment stands in its place. */
export const wasReplaced = `EXISTS (SELECT FROM receipt AS later WHERE later.pledge_id = receipt.pledge_id AND later.instalment_id IS NOT DISTINCT FROM receipt.instalment_id AND later.number > receipt.number)`;

/** A yearly series of numbers such as TLV-2026-000123 was given out from 1 to its last without a gap. `numbers` selects those in use. */
export function numbersWithoutGap(name: string, series: string, numbers: string): DataRule {
  return {
    name,
    query: `WITH used AS (SELECT substring(number FROM '-([0-9]{4})-')::int AS year, substring(number FROM '[0-9]+$')::int AS n FROM (${numbers}) AS numbers),
      counted AS (SELECT year, count(DISTINCT n) AS used, max(n) AS highest FROM used GROUP BY year),
      given AS (SELECT year, last FROM number_series WHERE series = '${series}' AND last > 0)
      SELECT year, last, used, highest FROM given FULL JOIN counted USING (year) WHERE last IS DISTINCT FROM used OR last IS DISTINCT FROM highest`,
  };
}
