/** A row that was read and checked, as it waits to be booked. `amount` is signed đồng. */
export type StagedRow = { number: number; bookedOn: string; bookedAt: Date; amount: bigint; memo: string; payerName: string; bankReference: string | null };

/** What became of a credit, and the transfer that holds its money. */
export type BookedRow = { number: number; became: "credited" | "suspense" | "duplicate"; transferId: string };

/** The name under which an import reports credits; its rows are their numbers. */
export function sourceOf(importId: string): string {
  return `statement:${importId}`;
}
