import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { storage } from "~/platform/storage.server";
import { BalanceCheck } from "./balance-check";
import { askForMapping, passStatement, refuseStatement } from "./end-check.server";
import { listMappings } from "./mappings.server";
import { readStatement } from "./read-statement.server";
import { markRefused, stageRows, type ReadRow } from "./stage-rows.server";
import { fault, UnreadableStatement, type Fault, type StatementHead, type StatementItem } from "./statement";

const BATCH = 1000;
/** A file with this many faults is no statement: reading on would only fill the report. */
const FAULTS_MAX = 1000;
/** A file whose check was begun this often and never ended has ended the process each time. */
const CHECKS_MAX = 5;

export type Findings = { credits: number; creditSum: bigint; debits: number; debitSum: bigint; firstDay: string | null; lastDay: string | null; opening: bigint | null; closing: bigint | null };

/**
 * Reads a whole uploaded file, keeps its rows and checks every one of them and the balances; nothing is booked. Ends in `booking` (or `checked`, when
 * the fund wants to look first), in `needs_mapping` when nobody knows the columns, or in `refused` with the faults. An interrupted check is done again from
 * the file; what was kept stays. Refuses a file whose check never came to an end, however often it was begun.
 */
export async function checkStatement(importId: string): Promise<void> {
  const known = await db.statementImport.update({ where: { id: importId }, data: { checks: { increment: 1 } }, select: { storageKey: true, bytes: true, checks: true } });
  if (known.checks > CHECKS_MAX) return refuseStatement(importId, [fault("never-ends")], 1);
  const local = path.join(tmpdir(), `statement-${randomUUID()}`);
  try {
    await pipeline(await (await storage()).stream(known.storageKey), createWriteStream(local));
    await readAndJudge(importId, local, Number(known.bytes));
  } catch (error) {
    if (!(error instanceof UnreadableStatement)) throw error;
    await refuseStatement(importId, [error.fault], 1);
  } finally {
    await rm(local, { force: true });
  }
}

async function readAndJudge(importId: string, local: string, bytes: number): Promise<void> {
  let read = 0;
  const now = clock.now();
  const reading = await readStatement({ path: local, bytes, account: env.bank.account, today: vietnamDay(now), mappings: await listMappings(), told: (so) => (read = so) });
  if (!reading.head) return askForMapping(importId, reading);
  const faults: Fault[] = [];
  const balance = new BalanceCheck();
  const findings: Findings = { credits: 0, creditSum: 0n, debits: 0, debitSum: 0n, firstDay: null, lastDay: null, opening: null, closing: null };
  const totals: { credit: bigint | null; debit: bigint | null } = { credit: null, debit: null };
  let batch: ReadRow[] = [];
  const keep = async () => {
    await stageRows(importId, batch, now);
    await db.$executeRaw`UPDATE statement_import SET bytes_read = ${Math.min(read, bytes)}::bigint, rows = ${findings.credits + findings.debits}::int WHERE id = ${importId}::uuid`;
    batch = [];
  };
  await noteHead(importId, reading.head);
  try {
    for await (const item of reading.items) {
      if (item.kind === "row" || item.kind === "fault") batch.push(item);
      take(item, { faults, balance, findings, totals, inMessages: reading.head.format === "mt940" });
      if (batch.length >= BATCH) await keep();
      if (faults.length >= FAULTS_MAX) break;
    }
  } catch (error) {
    if (!(error instanceof UnreadableStatement)) throw error;
    faults.push(error.fault);
  }
  await keep();
  if (faults.length === 0 && findings.credits + findings.debits === 0) faults.push(fault("no-rows"));
  const unbalanced = faults.length === 0 ? balance.fault(totals) : null;
  if (unbalanced?.row) await markRefused(importId, unbalanced);
  if (unbalanced) faults.push(unbalanced);
  if (faults.length > 0) return refuseStatement(importId, faults, faults.length);
  await passStatement(importId, { ...findings, opening: balance.opening, closing: balance.closing });
}

type Book = { faults: Fault[]; balance: BalanceCheck; findings: Findings; totals: { credit: bigint | null; debit: bigint | null }; inMessages: boolean };

function take(item: StatementItem, { faults, balance, findings, totals, inMessages }: Book): void {
  if (item.kind === "fault") faults.push(item.fault);
  else if (item.kind === "opening") balance.opens(item.amount, item.number, inMessages);
  else if (item.kind === "closing") balance.closes(item.amount, item.number);
  else if (item.kind === "credit-total") totals.credit = item.amount;
  else if (item.kind === "debit-total") totals.debit = item.amount;
  else if (item.kind === "row") {
    const { amount, bookedOn } = item.row;
    balance.row(item.row);
    if (amount > 0n) [findings.credits, findings.creditSum] = [findings.credits + 1, findings.creditSum + amount];
    else [findings.debits, findings.debitSum] = [findings.debits + 1, findings.debitSum - amount];
    if (!findings.firstDay || bookedOn < findings.firstDay) findings.firstDay = bookedOn;
    if (!findings.lastDay || bookedOn > findings.lastDay) findings.lastDay = bookedOn;
  }
}

async function noteHead(importId: string, { format, layout, encoding, mappingId }: StatementHead & { mappingId: string | null }): Promise<void> {
  await db.$executeRaw`
    UPDATE statement_import SET format = ${format}, layout = ${layout.slice(0, 100)}, encoding = ${encoding}, mapping_id = ${mappingId}::uuid, preview = NULL WHERE id = ${importId}::uuid`;
}
