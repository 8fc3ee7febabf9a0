import type { NeedCategory } from "~/domain/needs/need";
import { clock, vietnamDay } from "~/platform/clock.server";
import { Prisma, type Tx } from "~/platform/database.server";
import type { PriorityOverride } from "./priority-override";
import type { PriorityFacts } from "./priority-rule";
import { designationsInOrder, REPEAT_DAYS, type Designation, type PriorityBand } from "./priority-weights";

/** What is known of one need, what a coordinator set for it, and how it stands now. */
export interface RankedNeed {
  id: string;
  facts: PriorityFacts;
  override: PriorityOverride | null;
  score: number;
  reasons: unknown;
}

type Row = {
  id: string; category: NeedCategory; provinceCode: string; deadline: string; openedOn: string; quantity: number; unitsAllocated: number;
  designation: Designation | null; basis: string | null; since: string | null; poorPercent: number | null; poorAsOf: string | null; poorSource: string | null;
  earlierCode: string | null; earlierSince: string | null; firstAskedOn: string | null; statePays: boolean; supportCheckedOn: string | null; bridgeOf: string | null;
  commune: number | null; average: number | null; band: PriorityBand | null; reasonVi: string; reasonEn: string | null; setAt: Date; until: string | null; score: number; reasons: unknown;
};

/** States in which a need has a place in the order; later it keeps its last one. */
const ranked = ["open", "covered"];

/** The facts of these needs. */
export function readFactsOf(tx: Tx, ids: readonly string[]): Promise<RankedNeed[]> {
  return read(tx, Prisma.sql`need.id = ANY (${[...ids]}::uuid[])`, ids.length);
}

/** The facts of the needs after this one, in the order of their ids, at most so many. */
export function readFactsAfter(tx: Tx, after: string, limit: number): Promise<RankedNeed[]> {
  return read(tx, Prisma.sql`need.id > ${after}::uuid`, limit);
}

/**
 * A statement about fewer than five children is not read. A need counts as asked for before where the same receiver's need of the same category expired, or
 * where a coordinator states a day before it opened.
 */
async function read(tx: Tx, which: Prisma.Sql, limit: number): Promise<RankedNeed[]> {
  const today = vietnamDay(clock.now());
  const rows = await tx.$queryRaw<Row[]>`
    WITH wanted AS MATERIALIZED (
      SELECT id, category, province_code, area_code, area_valid_from, deadline, quantity, units_allocated, beneficiaries, receiver_id, bridge_of_id, state_support_vi, priority_score,
        priority_reasons, coalesce(published_at, created_at) AS opened_at, (coalesce(published_at, created_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS opened
      FROM need
      WHERE ${which} AND need.state = ANY (${ranked}::text[]) ORDER BY need.id LIMIT ${limit})
    SELECT wanted.id, wanted.category, wanted.province_code AS "provinceCode", wanted.deadline::text, wanted.opened::text AS "openedOn", wanted.quantity, wanted.units_allocated AS "unitsAllocated",
      named.value AS designation, named.legal_basis AS basis, named.valid_from::text AS since,
      CASE WHEN wanted.beneficiaries >= 5 THEN stated.poor_percent END AS "poorPercent", stated.poor_as_of::text AS "poorAsOf", stated.poor_source AS "poorSource",
      earlier.code AS "earlierCode", earlier.since::text AS "earlierSince", CASE WHEN stated.first_asked_on < wanted.opened THEN stated.first_asked_on::text END AS "firstAskedOn",
      wanted.state_support_vi IS NOT NULL AS "statePays", stated.support_checked_on::text AS "supportCheckedOn",
      (SELECT code FROM need origin WHERE origin.id = wanted.bridge_of_id) AS "bridgeOf", coverage.percent AS commune, coverage.average, override.band, override.reason_vi AS "reasonVi",
      override.reason_en AS "reasonEn", override.set_at AS "setAt", override.until::text,
      wanted.priority_score AS score, wanted.priority_reasons AS reasons
    FROM wanted
    LEFT JOIN LATERAL (
      SELECT value, legal_basis, valid_from FROM area_designation designation
      WHERE designation.area_code = wanted.area_code AND designation.area_valid_from = wanted.area_valid_from
        AND designation.valid_from <= ${today}::date AND (designation.valid_to IS NULL OR designation.valid_to >= ${today}::date)
      ORDER BY array_position(${designationsInOrder}::text[], value), valid_from DESC LIMIT 1) AS named ON true
    LEFT JOIN need_stated_fact stated ON stated.need_id = wanted.id
    LEFT JOIN LATERAL (
      SELECT before.code, (before.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS since FROM need before
      WHERE before.state = 'expired' AND before.receiver_id = wanted.receiver_id AND before.category = wanted.category
        AND before.published_at < wanted.opened_at AND before.published_at >= wanted.opened_at - make_interval(days => ${REPEAT_DAYS}::int)
      ORDER BY before.published_at DESC LIMIT 1) AS earlier ON true
    LEFT JOIN commune_coverage coverage ON coverage.area_code = wanted.area_code AND coverage.area_valid_from = wanted.area_valid_from
    LEFT JOIN need_priority_override override ON override.need_id = wanted.id AND override.ended_at IS NULL AND (override.until IS NULL OR override.until >= ${today}::date)
    ORDER BY wanted.id`;
  return rows.map((row) => ({ id: row.id, facts: factsOf(row, today), override: overrideOf(row), score: row.score, reasons: row.reasons }));
}

function overrideOf({ band, reasonVi, reasonEn, setAt, until }: Row): PriorityOverride | null {
  return band && { band, reasonVi, reasonEn, setAt: setAt.toISOString(), until };
}

function factsOf(row: Row, today: string): PriorityFacts {
  const { category, provinceCode, deadline, openedOn, quantity, unitsAllocated, bridgeOf } = row;
  return {
    today, category, provinceCode, deadline, openedOn, quantity, unitsAllocated, bridgeOf,
    designation: row.designation && { value: row.designation, basis: row.basis!, since: row.since! },
    poverty: row.poorPercent === null ? null : { percent: row.poorPercent, asOf: row.poorAsOf!, source: row.poorSource! },
    repeat: row.earlierCode ? { code: row.earlierCode, since: row.earlierSince! } : row.firstAskedOn ? { code: null, since: row.firstAskedOn } : null,
    stateSupport: row.statePays ? { pays: true } : row.supportCheckedOn ? { pays: false, checkedOn: row.supportCheckedOn } : null,
    coverage: row.commune === null ? null : { commune: row.commune, average: row.average! },
  };
}
