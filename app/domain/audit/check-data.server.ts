import type pg from "pg";
import { findBrokenSignatures } from "~/domain/audit/check-signatures.server";
import type { DataRule } from "~/domain/audit/data-rule";
import { basketRules } from "~/domain/audit/rules/basket-rules";
import { cardRules } from "~/domain/audit/rules/card-rules";
import { certificateRules } from "~/domain/audit/rules/certificate-rules";
import { debitRules } from "~/domain/audit/rules/debit-rules";
import { disclosureRules } from "~/domain/audit/rules/disclosure-rules";
import { eventRules } from "~/domain/audit/rules/event-rules";
import { ledgerRules } from "~/domain/audit/rules/ledger-rules";
import { priorityRules } from "~/domain/audit/rules/priority-rules";
import { promiseRules } from "~/domain/audit/rules/promise-rules";
import { receiptRules } from "~/domain/audit/rules/receipt-rules";
import { savedCardRules } from "~/domain/audit/rules/saved-card-rules";
import { savedSearchRules } from "~/domain/audit/rules/saved-search-rules";
import { searchRules } from "~/domain/audit/rules/search-rules";
import { orderRules } from "~/domain/audit/rules/order-rules";
import { treasuryRules } from "~/domain/audit/rules/treasury-rules";
import { unitRules } from "~/domain/audit/rules/unit-rules";
import { pool } from "~/platform/database.server";

/** One rule and how many rows break it; `sample` is the first of them. */
export type DataFinding = { name: string; ok: boolean; found: number; sample: object | null };

const rules: readonly DataRule[] = [...ledgerRules, ...disclosureRules, ...receiptRules, ...cardRules, ...savedCardRules, ...treasuryRules, ...orderRules, ...debitRules, ...unitRules, ...basketRules, ...promiseRules, ...certificateRules, ...priorityRules, ...searchRules, ...savedSearchRules, ...eventRules];
const SIGNATURES = "every certificate that was issued says what was signed";

/**
 * Checks everything that must be true of the data: the ledger, the receipts, the units, the certificates, the log of events. Reads one snapshot and changes
 * nothing, so it may run on a product at work. `tell` hears each finding at once.
 */
export async function checkData(tell: (finding: DataFinding) => void = () => {}): Promise<DataFinding[]> {
  const client = await pool().connect();
  const findings: DataFinding[] = [];
  const note = (name: string, { found, sample }: { found: number; sample: object | null }) => {
    const finding = { name, ok: found === 0, found, sample };
    findings.push(finding);
    tell(finding);
  };
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    for (const rule of rules) note(rule.name, await brokenBy(client, rule));
    note(SIGNATURES, await findBrokenSignatures(client));
    return findings;
  } finally {
    await client.query("ROLLBACK").catch(() => {});
    client.release();
  }
}

async function brokenBy(client: pg.ClientBase, { query }: DataRule): Promise<{ found: number; sample: object | null }> {
  const { rows } = await client.query<{ found: number; sample: object | null }>(
    `WITH broken AS MATERIALIZED (${query}) SELECT (SELECT count(*) FROM broken)::int AS found, (SELECT to_jsonb(broken) FROM broken LIMIT 1) AS sample`,
  );
  return rows[0]!;
}
