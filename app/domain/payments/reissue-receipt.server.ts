import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { canMoveMoney } from "./payment-policy";
import { COPIES_MAX, PAYER_NAME_MAX, RECEIPT_REASON_MAX, receiptAskers, type ReceiptAsker } from "./receipt";

export type ReissueRefusal = "not-allowed" | "not-found" | "void" | "name-needed" | "name-too-long" | "asked-by-needed" | "reason-needed" | "too-many";

type Reissue = { number: string; viewer: Viewer; payerName: string; askedBy: string; reason: string };

/**
 * Gives a receipt out again, with the payer's name as it stands or corrected; the original and every copy before stay as they are. `time` counts
 * re-issues from 1. Refused: anybody but a fund manager, an unknown receipt, one whose money no longer rests on its pledge (`void`), no name or one
 * above 200 characters, nobody who asked, no reason (at most 500 characters are kept), and a fifty-first re-issue.
 */
export async function reissueReceipt({ number, viewer, payerName, askedBy, reason }: Reissue): Promise<Outcome<{ time: number }, ReissueRefusal>> {
  if (!canMoveMoney(viewer)) return refuse("not-allowed");
  const name = payerName.normalize("NFC").replace(/\s+/g, " ").trim();
  const why = reason.trim().slice(0, RECEIPT_REASON_MAX);
  const asker = receiptAskers.find((known): known is ReceiptAsker => known === askedBy);
  if (!name) return refuse("name-needed");
  if (name.length > PAYER_NAME_MAX) return refuse("name-too-long");
  if (!asker) return refuse("asked-by-needed");
  if (!why) return refuse("reason-needed");
  return transact(async (tx) => {
    const [receipt] = await tx.$queryRaw<{ payerName: string; valid: boolean }[]>`
      SELECT payer_name AS "payerName",
        EXISTS (SELECT FROM payment WHERE receipt_number = receipt.number AND state = 'settled') OR EXISTS (SELECT FROM instalment WHERE receipt_number = receipt.number AND state = 'settled') AS valid
      FROM receipt WHERE number = ${number} FOR UPDATE`;
    if (!receipt) return refuse("not-found");
    if (!receipt.valid) return refuse("void");
    // Read once the receipt is held: whoever waited for it sees the copies that were made meanwhile.
    const [before] = await tx.$queryRaw<{ copy: number; payerName: string }[]>`SELECT copy, payer_name AS "payerName" FROM receipt_copy WHERE number = ${number} ORDER BY copy DESC LIMIT 1`;
    const time = before?.copy ?? 1;
    if (time > COPIES_MAX) return refuse("too-many");
    await tx.$executeRaw`
      INSERT INTO receipt_copy (number, copy, payer_name, asked_by, reason, issued_by, issued_at)
      VALUES (${number}, ${time + 1}::int, ${name}, ${asker}, ${why}, ${viewer.personId}::uuid, ${clock.now().toISOString()}::timestamptz)`;
    const nameChanged = name !== (before?.payerName ?? receipt.payerName);
    await recordEvent(tx, { kind: "receipt.reissued", subjectType: "receipt", subjectId: number, actor: actorOf(viewer, "fund_manager"), payload: { time, askedBy: asker, nameChanged } });
    return { ok: true, time };
  });
}
