import { randomBytes } from "node:crypto";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { makeReference } from "~/domain/payments/pledge-reference";
import { migrate } from "../../../prisma/migrate";
import { needCode } from "./load-plan";
import { PAYMENT, PAYMENTS, PLEDGES_PER_NEED } from "./settle-plan";

/** The product's schema with held pledges of one unit each, whose money has not come. They are load data, which has no history before the load. */
export async function prepareSettling(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await migrate(client);
    await runMigrations({ connectionString: url });
    await client.query(`
      INSERT INTO area (code, valid_from, level, kind, name_vi, full_name_vi, name_en, province_code)
        VALUES ('31', '2025-07-01', 'province', 'city', 'Hải Phòng', 'Thành phố Hải Phòng', 'Hai Phong', '31');
      INSERT INTO organisation (id, kind, name_vi, name_en, demo) VALUES ('00000000-0000-4000-9000-000000000001', 'school', 'Trường Demo', 'Demo school', true);
      INSERT INTO person (id, email, display_name, demo, email_confirmed_at) VALUES ('00000000-0000-4000-8000-000000000001', 'sponsor@load.example', 'Người ủng hộ Demo', true, now());
      INSERT INTO sponsor (id, kind, person_id) VALUES ('00000000-0000-4000-8000-000000000002', 'person', '00000000-0000-4000-8000-000000000001');`);
    const codes = Array.from({ length: PAYMENTS / PLEDGES_PER_NEED }, (_, need) => needCode(need));
    await client.query(
      `INSERT INTO need (code, category, state, title_vi, title_en, story_vi, story_en, unit_vi, unit_en, unit_buys_vi, unit_buys_en, unit_price, quantity, units_allocated,
         accepts_money, accepts_in_kind, age_band, area_code, area_valid_from, province_code, place_vi, place_en, receiver_id, deadline, demo, published_at)
       SELECT code, 'meals', 'covered', 'Bữa trưa Demo', 'Demo lunch', 'Demo', 'Demo', 'suất', 'meal', 'Một suất', 'One meal', $2::bigint, $3::int, $3::int,
         true, true, 'mixed', '31', '2025-07-01', '31', 'Hải Phòng', 'Hai Phong', '00000000-0000-4000-9000-000000000001', current_date + 60, true, now()
       FROM unnest($1::text[]) AS code`,
      [codes, PAYMENT.toString(), PLEDGES_PER_NEED],
    );
    const references = new Set<string>();
    while (references.size < PAYMENTS) references.add(makeReference(randomBytes));
    await client.query(
      `WITH made AS (
         INSERT INTO pledge (reference, need_id, sponsor_id, person_id, given_as, honour_name, mode, channel, units, unit_price, amount, state, hold_expires_at, demo)
         SELECT reference, need.id, '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'person', 'Người ủng hộ Demo', 'money', 'bank_transfer',
           1, $2::bigint, $2::bigint, 'held', now() + interval '1 day', true
         FROM unnest($1::text[], $3::text[]) AS load (reference, code) JOIN need USING (code)
         RETURNING id, need_id, amount
       ), paid AS (
         INSERT INTO payment (pledge_id, expected, state) SELECT id, amount, 'expected' FROM made
       )
       INSERT INTO allocation (need_id, pledge_id, units)
       SELECT need_id, id, int4range(place::int, place::int + 1) FROM (SELECT need_id, id, row_number() OVER (PARTITION BY need_id ORDER BY id) AS place FROM made) AS placed`,
      [[...references], PAYMENT.toString(), Array.from({ length: PAYMENTS }, (_, index) => codes[Math.floor(index / PLEDGES_PER_NEED)]!)],
    );
  } finally {
    await client.end();
  }
}
