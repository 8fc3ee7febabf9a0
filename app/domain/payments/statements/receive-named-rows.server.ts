import { findReferences } from "~/domain/payments/pledge-reference";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { sourceOf, type BookedRow, type StagedRow } from "./staged-row";

const LANES = 4;

/**
 * Receives rows whose memo names a pledge, each in a transaction of its own, several pledges at a time; rows of one pledge stay in their order. A row that an
 * interrupted run has received before is known by its number and is no duplicate.
 */
export async function receiveNamedRows(importId: string, rows: readonly StagedRow[]): Promise<BookedRow[]> {
  const lanes: StagedRow[][] = Array.from({ length: LANES }, () => []);
  for (const row of rows) lanes[laneOf(findReferences(row.memo)[0]!)]!.push(row);
  const received = await Promise.all(
    lanes.map(async (lane) => {
      const ends: { number: number; transferId: string }[] = [];
      for (const row of lane) ends.push(await receive(importId, row));
      return ends;
    }),
  );
  const ends = received.flat();
  const transfers = await db.incomingTransfer.findMany({ where: { id: { in: ends.map(({ transferId }) => transferId) } }, select: { id: true, provider: true, providerId: true, outcome: true } });
  const byId = new Map(transfers.map((transfer) => [transfer.id, transfer]));
  return ends.map(({ number, transferId }): BookedRow => {
    const transfer = byId.get(transferId)!;
    const own = transfer.provider === "statement" && transfer.providerId === providerIdOf(importId, number);
    const placed = ["exact", "short", "completes", "excess"].includes(transfer.outcome ?? "");
    return { number, transferId, became: own ? (placed ? "credited" : "suspense") : "duplicate" };
  });
}

function providerIdOf(importId: string, number: number): string {
  return `${sourceOf(importId)}:${number}`;
}

async function receive(importId: string, { number, bookedOn, bookedAt, amount, memo, payerName, bankReference }: StagedRow): Promise<{ number: number; transferId: string }> {
  const received = await receiveTransfer({
    provider: "statement", providerId: providerIdOf(importId, number), amount, memo, payerName, receivedAt: bookedAt,
    bank: { credit: { account: env.bank.account, bookedOn, bankReference }, sighting: { source: sourceOf(importId), sourceKey: String(number) } },
  });
  if (!received.ok) throw new Error(`Row ${number} of a checked statement was refused: ${received.reason}`);
  return { number, transferId: received.transferId };
}

function laneOf(reference: string): number {
  return [...reference].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % LANES;
}
