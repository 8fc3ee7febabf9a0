import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { allOrNothing } from "./all-or-nothing.server";
import { carryOut, type Done } from "./carry-out.server";
import { NOTE_MAX, type DeedRefusal, type MoneyDeed } from "./proposal";
import { mayDecideProposal, mayRunTreasury } from "./treasury-policy";

type Proposal = { id: string; state: string; proposedBy: string; amount: bigint; deed: MoneyDeed };

/**
 * Another fund manager approves: the deed is carried out now, in one transaction with the approval. Refused: whoever proposed it, one that is decided,
 * and what the deed itself refuses by now; then the proposal stays open. A sum that has changed since is `amount-changed`.
 */
export async function approveProposal({ proposalId, viewer }: { proposalId: string; viewer: Viewer }): Promise<Outcome<Done, DeedRefusal>> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  if (!isUuid(proposalId)) return refuse("not-found");
  return allOrNothing(async (tx) => {
    const proposal = await lock(tx, proposalId);
    if (!proposal) return refuse("not-found");
    if (proposal.state !== "open") return refuse("proposal-decided");
    if (!mayDecideProposal(viewer, proposal)) return refuse("same-person");
    const done = await carryOut(tx, proposal.deed, viewer);
    if (!done.ok) return done;
    if (done.amount !== proposal.amount) return refuse("amount-changed");
    await end(tx, proposal, viewer, "approved", null);
    return done;
  });
}

/** Another fund manager declines, with the reason. Refused: whoever proposed it (who withdraws instead), one that is decided, no reason. */
export async function declineProposal({ proposalId, viewer, note }: { proposalId: string; viewer: Viewer; note: string }): Promise<Outcome<object, DeedRefusal>> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  if (!isUuid(proposalId)) return refuse("not-found");
  const why = note.trim().slice(0, NOTE_MAX);
  if (!why) return refuse("note-needed");
  return transact(async (tx) => {
    const proposal = await lock(tx, proposalId);
    if (!proposal) return refuse("not-found");
    if (proposal.state !== "open") return refuse("proposal-decided");
    if (!mayDecideProposal(viewer, proposal)) return refuse("same-person");
    await end(tx, proposal, viewer, "declined", why);
    return { ok: true };
  });
}

/** Whoever made a proposal takes it back before it is decided. */
export async function withdrawProposal({ proposalId, viewer }: { proposalId: string; viewer: Viewer }): Promise<Outcome<object, DeedRefusal>> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  if (!isUuid(proposalId)) return refuse("not-found");
  return transact(async (tx) => {
    const proposal = await lock(tx, proposalId);
    if (!proposal) return refuse("not-found");
    if (proposal.state !== "open") return refuse("proposal-decided");
    if (proposal.proposedBy !== viewer.personId) return refuse("not-yours");
    await end(tx, proposal, viewer, "withdrawn", null);
    return { ok: true };
  });
}

async function lock(tx: Tx, id: string): Promise<Proposal | null> {
  const rows = await tx.$queryRaw<Proposal[]>`
    SELECT id, state, proposed_by AS "proposedBy", amount, deed FROM money_proposal WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return rows[0] ?? null;
}

async function end(tx: Tx, { id }: Proposal, viewer: Viewer, state: "approved" | "declined" | "withdrawn", decisionNote: string | null) {
  await tx.moneyProposal.update({ where: { id }, data: { state, decidedBy: viewer.personId, decidedAt: clock.now(), decisionNote } });
  await recordEvent(tx, { kind: `proposal.${state}`, subjectType: "proposal", subjectId: id, actor: actorOf(viewer, "fund_manager") });
}
