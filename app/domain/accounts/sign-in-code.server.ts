import { randomInt } from "node:crypto";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { keyedHash, sameBytes } from "~/platform/secret.server";
import { normalEmail } from "./email";

/** Minutes a code is good for. */
export const CODE_MINUTES = 10;
/** Wrong tries a code survives. */
export const CODE_ATTEMPTS = 5;

export type CodePurpose = "sign_in" | "guest_pledge" | "saved_search";
type CodeOf = { email: string; purpose: CodePurpose; pledgeId?: string; searchId?: string };
type Row = { id: string; codeHash: Uint8Array; attempts: number; expiresAt: Date; usedAt: Date | null };

/** Makes a code of six digits for one address and purpose. Only the newest code of an address, a purpose and what it is for is accepted. */
export async function issueCode(tx: Tx, of: CodeOf): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const now = clock.now();
  await tx.signInCode.create({
    data: {
      email: known(of.email),
      purpose: of.purpose,
      pledgeId: of.pledgeId,
      searchId: of.searchId,
      codeHash: new Uint8Array(hashOf(of, code)),
      createdAt: now,
      expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000),
    },
  });
  return code;
}

/**
 * Accepts the newest code once. Refuses a wrong one, one older than ten minutes or already used, and any after five wrong tries; the tries
 * are counted in this transaction, which must therefore commit also after a refusal.
 */
export async function checkCode(
  tx: Tx,
  { code, ...of }: CodeOf & { code: string },
): Promise<Outcome<object, "code-wrong" | "code-expired" | "too-many-attempts">> {
  const now = clock.now();
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT id, code_hash AS "codeHash", attempts, expires_at AS "expiresAt", used_at AS "usedAt" FROM sign_in_code
    WHERE email = ${known(of.email)} AND purpose = ${of.purpose} AND pledge_id IS NOT DISTINCT FROM ${of.pledgeId ?? null}::uuid
      AND search_id IS NOT DISTINCT FROM ${of.searchId ?? null}::uuid
    ORDER BY created_at DESC, id DESC LIMIT 1 FOR UPDATE`;
  if (!row) return refuse("code-wrong");
  if (row.attempts >= CODE_ATTEMPTS) return refuse("too-many-attempts");
  if (row.usedAt || row.expiresAt <= now) return refuse("code-expired");
  if (!sameBytes(row.codeHash, hashOf(of, code.replace(/\s/g, "")))) {
    const { attempts } = await tx.signInCode.update({ where: { id: row.id }, data: { attempts: { increment: 1 } } });
    return refuse(attempts >= CODE_ATTEMPTS ? "too-many-attempts" : "code-wrong");
  }
  await tx.signInCode.update({ where: { id: row.id }, data: { usedAt: now } });
  return { ok: true };
}

function known(email: string): string {
  return normalEmail(email) ?? email.trim().toLowerCase();
}

function hashOf(of: CodeOf, code: string): Buffer {
  return keyedHash("sign-in-code", [of.purpose, known(of.email), of.pledgeId ?? of.searchId ?? "", code].join("\n"));
}
