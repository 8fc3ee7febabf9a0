import { insertNeeds, loadDatabase } from "./load-database";
import { NEEDS, needCode, signedInPeople, UNIT_PRICE, UNITS_PER_NEED } from "./load-plan";

/** The product's schema with the needs and signed-in people of the load, and the bare tables of the negative control. */
export async function prepareLoad(url: string): Promise<void> {
  await loadDatabase(url, async (client) => {
    await client.query(`
      CREATE TABLE careless_need (code text PRIMARY KEY, units_allocated integer NOT NULL DEFAULT 0);
      CREATE TABLE careless_allocation (code text NOT NULL, units int4range NOT NULL);`);
    const codes = Array.from({ length: NEEDS }, (_, need) => needCode(need));
    await client.query("INSERT INTO careless_need (code) SELECT unnest($1::text[])", [codes]);
    await insertNeeds(client, { codes, state: "open", unitPrice: UNIT_PRICE, quantity: UNITS_PER_NEED });
    const people = signedInPeople();
    await client.query(
      `INSERT INTO person (id, email, display_name, demo, email_confirmed_at)
       SELECT id, email, 'Người ủng hộ Demo', true, now() FROM unnest($1::uuid[], $2::text[]) AS load (id, email)`,
      [people.map(({ id }) => id), people.map(({ email }) => email)],
    );
  });
}
