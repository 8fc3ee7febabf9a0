import { randomBytes } from "node:crypto";
import { makeReference } from "~/domain/payments/pledge-reference";
import { insertNeeds, loadDatabase } from "./load-database";
import { needCode } from "./load-plan";
import { PAYMENT, PAYMENTS, PLEDGES_PER_NEED } from "./settle-plan";

/** The product's schema with held pledges of one unit each, whose money has not come. They are load data, which has no history before the load. */
export async function prepareSettling(url: string): Promise<void> {
  await loadDatabase(url, async (client) => {
    await client.query(`
      INSERT INTO person (id, email, display_name, demo, email_confirmed_at) VALUES ('00000000-0000-4000-8000-000000000001', 'sponsor@load.example', 'Người ủng hộ Demo', true, now());
      INSERT INTO sponsor (id, kind, person_id) VALUES ('00000000-0000-4000-8000-000000000002', 'person', '00000000-0000-4000-8000-000000000001');`);
    const codes = Array.from({ length: PAYMENTS / PLEDGES_PER_NEED }, (_, need) => needCode(need));
    await insertNeeds(client, { codes, state: "covered", unitPrice: PAYMENT, quantity: PLEDGES_PER_NEED });
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
  });
}
