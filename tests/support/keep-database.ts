import pg from "pg";

const SAVE = `
CREATE SCHEMA IF NOT EXISTS kept;
DO $$ DECLARE one text; BEGIN
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
    EXECUTE format('DROP TABLE IF EXISTS kept.%1$I', one);
    EXECUTE format('CREATE TABLE kept.%1$I AS TABLE public.%1$I', one);
  END LOOP;
END $$`;

const RESTORE = `
SET session_replication_role = replica;
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT relname AS name, string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations' AND attnum > 0 AND NOT attisdropped AND attgenerated = '' GROUP BY relname LOOP
    EXECUTE format('INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM kept.%1$I', one.name, one.columns);
  END LOOP;
  FOR one IN SELECT table_name AS name, column_name AS numbered FROM information_schema.columns WHERE table_schema = 'public' AND is_identity = 'YES' LOOP
    EXECUTE format('SELECT setval(pg_get_serial_sequence(%1$L, %2$L), coalesce(max(%2$I), 0) + 1, false) FROM public.%1$I', one.name, one.numbered);
  END LOOP;
END $$`;

/** Keeps everything the test database holds now, for a file whose tests all begin with the same long history. */
export const keepDatabase = () => run(SAVE);

/** Fills the emptied test database with what was kept, as it was: no trigger runs, and counters go on where they stood. */
export const restoreDatabase = () => run(RESTORE);

async function run(sql: string) {
  const client = new pg.Client({ connectionString: process.env.TLV_DATABASE_URL });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
