import { transact } from "~/platform/database.server";

/**
 * Seals the events written since the last seal: one hash over all of theirs and over the seal before, so that whoever removes the newest events of a
 * subject, which its own chain cannot show, breaks a seal. Waits for events being written, so that none slips in below a seal. Answers how many
 * events were sealed.
 */
export async function sealEvents(): Promise<number> {
  return transact(async (tx) => {
    await tx.$executeRaw`SET LOCAL lock_timeout = '5s'`;
    // The table's lock keeps writers out but lets other sealers in, and a seal set twice could never be taken back.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('event_seal', 0))`;
    await tx.$executeRaw`LOCK TABLE event IN SHARE MODE`;
    const rows = await tx.$queryRaw<{ events: number }[]>`
      WITH last AS (
        SELECT coalesce(max(to_seq), 0) AS seq, coalesce((SELECT hash FROM event_seal ORDER BY id DESC LIMIT 1), '\\x00'::bytea) AS hash FROM event_seal
      ), fresh AS (
        SELECT min(event.seq) AS first, max(event.seq) AS final, count(*)::int AS events, string_agg(event.hash, '' ORDER BY event.seq) AS hashes
        FROM event, last WHERE event.seq > last.seq
      )
      INSERT INTO event_seal (from_seq, to_seq, events, prev_hash, hash)
      SELECT fresh.first, fresh.final, fresh.events, last.hash, sha256(last.hash || fresh.hashes) FROM fresh, last WHERE fresh.events > 0
      RETURNING events`;
    return rows[0]?.events ?? 0;
  });
}
