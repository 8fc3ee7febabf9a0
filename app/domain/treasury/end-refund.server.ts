import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { lockRefund } from "./find-refund-facts.server";
import { NOTE_MAX } from "./proposal";
import { mayRunTreasury } from "./treasury-policy";

type EndRefusal = "not-allowed" | "not-found" | "refund-decided" | "note-needed" | "proposal-open";

/** The fund declines a refund that was asked for; the note is told to the sponsor. Refused: anybody else, one that is decided, no note, one that a colleague has proposed to approve. */
export async function declineRefund({ refundId, viewer, note }: { refundId: string; viewer: Viewer; note: string }): Promise<Outcome<object, EndRefusal>> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  if (!isUuid(refundId)) return refuse("not-found");
  const why = note.trim().slice(0, NOTE_MAX);
  if (!why) return refuse("note-needed");
  return transact(async (tx) => {
    const refund = await lockRefund(tx, refundId);
    if (!refund) return refuse("not-found");
    if (refund.state !== "requested") return refuse("refund-decided");
    if (await tx.moneyProposal.count({ where: { subjectId: refundId, state: "open" } })) return refuse("proposal-open");
    const at = clock.now();
    await tx.refund.update({ where: { id: refundId }, data: { state: "declined", decidedBy: viewer.personId, decidedAt: at, decisionNote: why } });
    await recordEvent(tx, { kind: "refund.declined", subjectType: "refund", subjectId: refundId, actor: actorOf(viewer, "fund_manager"), payload: { pledgeId: refund.pledge.id } });
    return { ok: true };
  });
}

/** Whoever asked for a refund takes the wish back before the fund has decided. */
export async function withdrawRefund({ refundId, viewer }: { refundId: string; viewer: Viewer }): Promise<Outcome<object, "not-found" | "refund-decided">> {
  if (!isUuid(refundId)) return refuse("not-found");
  return transact(async (tx) => {
    const refund = await lockRefund(tx, refundId);
    if (!refund || refund.askedBy !== viewer.personId) return refuse("not-found");
    if (refund.state !== "requested") return refuse("refund-decided");
    await tx.refund.update({ where: { id: refundId }, data: { state: "withdrawn" } });
    const actor = actorOf(viewer, mayRunTreasury(viewer) ? "fund_manager" : "sponsor");
    await recordEvent(tx, { kind: "refund.withdrawn", subjectType: "refund", subjectId: refundId, actor, payload: { pledgeId: refund.pledge.id } });
    return { ok: true };
  });
}
