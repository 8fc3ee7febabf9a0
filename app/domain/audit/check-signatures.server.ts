import type pg from "pg";
import { signatureHolds } from "~/platform/document-signature.server";

const BATCH = 500;

type Signed = { id: string; number: string; verify_code: string; body: { number?: unknown; verifyCode?: unknown }; signature: string | null; key_id: string | null };

/** Certificates that were issued and no longer say what was signed, or were signed with a key that is not the fund's. */
export async function findBrokenSignatures(client: pg.ClientBase): Promise<{ found: number; sample: object | null }> {
  let found = 0;
  let sample: object | null = null;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await client.query<Signed>(
      `SELECT id, number, verify_code, body, signature, key_id FROM certificate
       WHERE state IN ('issued', 'revoked', 'superseded') AND number IS NOT NULL AND id > $1 ORDER BY id LIMIT ${BATCH}`,
      [after],
    );
    for (const row of rows) {
      const same = row.body.number === row.number && row.body.verifyCode === row.verify_code;
      if (same && (await signatureHolds(row.body, row.signature, row.key_id))) continue;
      found += 1;
      sample ??= { certificate: row.number, keyId: row.key_id };
    }
    if (rows.length < BATCH) return { found, sample };
    after = rows.at(-1)!.id;
  }
}
