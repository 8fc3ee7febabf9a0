import { db } from "~/platform/database.server";
import { transferMoments, type TransferHistoryEntry, type TransferMoment } from "./transfer-view";

const kinds = transferMoments.map((moment) => `transfer.${moment}`);

/** Everything that happened to a transfer, oldest first, from the log of events. The caller has checked who asks. */
export async function readTransferHistory(transferId: string): Promise<TransferHistoryEntry[]> {
  const rows = await db.$queryRaw<{ seq: bigint; kind: string; at: Date; by: string | null; amount: bigint; pledgeReference: string | null; holdLapsed: boolean }[]>`
    SELECT event.seq, event.kind, event.occurred_at AS at, person.display_name AS by, (event.payload ->> 'amount')::bigint AS amount,
      pledge.reference AS "pledgeReference", coalesce((event.payload ->> 'holdLapsed')::boolean, false) AS "holdLapsed"
    FROM event
    LEFT JOIN person ON person.id = event.actor_id
    LEFT JOIN pledge ON pledge.id = (event.payload ->> 'pledgeId')::uuid
    WHERE event.subject_type = 'transfer' AND event.subject_id = ${transferId} AND event.kind = ANY(${kinds})
    ORDER BY event.seq`;
  return rows.map(({ seq, kind, at, amount, ...row }) => ({
    ...row, seq: Number(seq), what: kind.replace("transfer.", "") as TransferMoment, at: at.toISOString(), amount: Number(amount),
  }));
}
