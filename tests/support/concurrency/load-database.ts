import { runMigrations } from "graphile-worker";
import pg from "pg";
import { migrate } from "../../../prisma/migrate";

export const RECEIVER = "00000000-0000-4000-9000-000000000001";

/** Brings a bare database to the product's schema, with a province and a school, and lets it be filled with the load. */
export async function loadDatabase(url: string, fill: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await migrate(client);
    await runMigrations({ connectionString: url });
    await client.query(`
      INSERT INTO area (code, valid_from, level, kind, name_vi, full_name_vi, name_en, province_code)
        VALUES ('31', '2025-07-01', 'province', 'city', 'Hải Phòng', 'Thành phố Hải Phòng', 'Hai Phong', '31');
      INSERT INTO organisation (id, kind, name_vi, name_en, demo) VALUES ('${RECEIVER}', 'school', 'Trường Demo', 'Demo school', true);`);
    await fill(client);
  } finally {
    await client.end();
  }
}

type LoadNeeds = { codes: readonly string[]; state: "open" | "covered"; /** Đồng. */ unitPrice: bigint | number; quantity: number };

/** Needs of the load, published now; a covered one has all its units taken. */
export async function insertNeeds(client: pg.Client, { codes, state, unitPrice, quantity }: LoadNeeds): Promise<void> {
  await client.query(
    `INSERT INTO need (code, category, state, title_vi, title_en, story_vi, story_en, unit_vi, unit_en, unit_buys_vi, unit_buys_en, unit_price, quantity, units_allocated,
       accepts_money, accepts_in_kind, age_band, area_code, area_valid_from, province_code, place_vi, place_en, receiver_id, deadline, demo, published_at)
     SELECT code, 'meals', $2, 'Bữa trưa Demo', 'Demo lunch', 'Demo', 'Demo', 'suất', 'meal', 'Một suất', 'One meal', $3::bigint, $4::int, CASE $2 WHEN 'covered' THEN $4::int ELSE 0 END,
       true, true, 'mixed', '31', '2025-07-01', '31', 'Hải Phòng', 'Hai Phong', '${RECEIVER}', current_date + 60, true, now()
     FROM unnest($1::text[]) AS code`,
    [codes, state, unitPrice.toString(), quantity],
  );
}
