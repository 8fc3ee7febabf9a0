import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import { rankNeed } from "~/domain/needs/priority/rank-need.server";
import { daysLater } from "~/domain/pledges/instalment-schedule";
import { clock, vietnamDay } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";

/**
 * Publishes a short need for units that a promise no longer covers, at the price of that promise, with a code of its own and its origin named. It
 * copies only what the origin already shows in public, besides who receives, and what is stated for its place in the order. The caller holds the origin's row and moves the units there.
 */
export async function openBridge(tx: Tx, { needId, needCode, units, unitPrice, actor }: { needId: string; needCode: string; units: number; unitPrice: bigint; actor: Actor }): Promise<{ id: string; code: string }> {
  const now = clock.now();
  const code = await nextCode(tx, needCode.slice(0, needCode.lastIndexOf("-")));
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO need (code, category, state, title_vi, title_en, story_vi, story_en, unit_vi, unit_en, unit_buys_vi, unit_buys_en, unit_price, quantity, accepts_money, accepts_in_kind,
      beneficiaries, age_band, area_code, area_valid_from, province_code, place_vi, place_en, receiver_id, programme_id, deadline,
      state_support_vi, state_support_en, exact_location, demo, created_at, published_at, updated_at, bridge_of_id)
    SELECT ${code}, category, 'open', title_vi, title_en,
      'Một lượt ủng hộ theo kỳ cho nhu cầu ' || code || E' chưa tiếp tục được. Nhu cầu bắc cầu này giữ cho hỗ trợ không bị gián đoạn.\n\n' || story_vi,
      'A promise paid month by month for ' || code || E' could not go on. This bridge need keeps the support from stopping.\n\n' || story_en,
      unit_vi, unit_en, unit_buys_vi, unit_buys_en, ${unitPrice}::bigint, ${units}::int, true, accepts_in_kind,
      beneficiaries, age_band, area_code, area_valid_from, province_code, place_vi, place_en, receiver_id, programme_id, ${daysLater(vietnamDay(now), env.BRIDGE_DAYS)}::date,
      state_support_vi, state_support_en, exact_location, demo,
      ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz, id
    FROM need WHERE id = ${needId}::uuid RETURNING id`;
  const { id } = rows[0]!;
  await tx.$executeRaw`
    INSERT INTO need_stated_fact (need_id, poor_percent, poor_as_of, poor_source, first_asked_on, support_checked_on, stated_by, stated_at)
    SELECT ${id}::uuid, poor_percent, poor_as_of, poor_source, first_asked_on, support_checked_on, stated_by, stated_at FROM need_stated_fact WHERE need_id = ${needId}::uuid`;
  await rankNeed(tx, id);
  await recordEvent(tx, { kind: "need.published", subjectType: "need", subjectId: id, actor, payload: { code, bridgeOf: needCode, units } });
  return { id, code };
}

/** The next code of a series such as HP-SCHOL, above every code that the series was ever given. */
async function nextCode(tx: Tx, prefix: string): Promise<string> {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO need_code_series (prefix, last)
    SELECT ${prefix}, coalesce(max(substring(code FROM '[0-9]+$')::int), 0) + 1 FROM need WHERE code LIKE ${`${prefix}-%`}
    ON CONFLICT (prefix) DO UPDATE SET last = greatest(need_code_series.last + 1, excluded.last) RETURNING last`;
  return `${prefix}-${String(rows[0]!.last).padStart(4, "0")}`;
}
