import { runMigrations } from "graphile-worker";
import pg from "pg";
import { migrate } from "../../../prisma/migrate";
import { NEEDS, needCode, signedInPeople, UNIT_PRICE, UNITS_PER_NEED } from "./load-plan";

/** The product's schema with the needs and signed-in people of the load, and the bare tables of the negative control. */
export async function prepareLoad(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await migrate(client);
    await runMigrations({ connectionString: url });
    await client.query(`
      INSERT INTO area (code, valid_from, level, kind, name_vi, full_name_vi, name_en, province_code)
        VALUES ('31', '2025-07-01', 'province', 'city', 'Hải Phòng', 'Thành phố Hải Phòng', 'Hai Phong', '31');
      INSERT INTO organisation (id, kind, name_vi, name_en, demo) VALUES ('00000000-0000-4000-9000-000000000001', 'school', 'Trường Demo', 'Demo school', true);
      CREATE TABLE careless_need (code text PRIMARY KEY, units_allocated integer NOT NULL DEFAULT 0);
      CREATE TABLE careless_allocation (code text NOT NULL, units int4range NOT NULL);`);
    const codes = Array.from({ length: NEEDS }, (_, need) => needCode(need));
    await client.query("INSERT INTO careless_need (code) SELECT unnest($1::text[])", [codes]);
    await client.query(
      `INSERT INTO need (code, category, state, title_vi, title_en, story_vi, story_en, unit_vi, unit_en, unit_buys_vi, unit_buys_en, unit_price, quantity,
         accepts_money, accepts_in_kind, age_band, area_code, area_valid_from, province_code, place_vi, place_en, receiver_id, deadline, demo, published_at)
       SELECT code, 'meals', 'open', 'Bữa trưa Demo', 'Demo lunch', 'Demo', 'Demo', 'suất', 'meal', 'Một suất', 'One meal', $2, $3,
         true, true, 'mixed', '31', '2025-07-01', '31', 'Hải Phòng', 'Hai Phong', '00000000-0000-4000-9000-000000000001', current_date + 60, true, now()
       FROM unnest($1::text[]) AS code`,
      [codes, UNIT_PRICE, UNITS_PER_NEED],
    );
    const people = signedInPeople();
    await client.query(
      `INSERT INTO person (id, email, display_name, demo, email_confirmed_at)
       SELECT id, email, 'Người ủng hộ Demo', true, now() FROM unnest($1::uuid[], $2::text[]) AS load (id, email)`,
      [people.map(({ id }) => id), people.map(({ email }) => email)],
    );
  } finally {
    await client.end();
  }
}
