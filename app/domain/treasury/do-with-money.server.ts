import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { isUniqueViolation } from "~/platform/database-conflict";
import { db, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { allOrNothing } from "./all-or-nothing.server";
import { carryOut, type Done } from "./carry-out.server";
import { subjectOf, type DeedRefusal, type MoneyDeed } from "./proposal";
import { mayRunTreasury, needsTwoPeople } from "./treasury-policy";

export type DoneOrProposed = { done: Done; proposalId: null } | { done: Done; proposalId: string };

/**
 * A fund manager does something with money: at once, all of it or nothing, or above FUND_TWO_PERSON_ABOVE as a proposal that another fund manager approves or
 * declines. Refused: anybody else, whatever the deed itself refuses (also when it would only be proposed), and a second proposal for the same money.
 */
export async function doWithMoney(deed: MoneyDeed, viewer: Viewer): Promise<Outcome<DoneOrProposed, DeedRefusal>> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  const before = await movedBefore(deed, viewer);
  let large: Done | null = null;
  const answer = await allOrNothing(async (tx) => {
    const done = await carryOut(tx, deed, viewer);
    // What is too large for one person was only tried: everything is taken back, and it is proposed.
    large = done.ok && needsTwoPeople(done.amount + before, env.FUND_TWO_PERSON_ABOVE) ? done : null;
    return large ? refuse("second-person-needed") : done;
  });
  if (large) return propose(deed, viewer, large);
  return answer.ok ? { ok: true, done: answer, proposalId: null } : answer;
}

/** What the same person has already placed, returned or kept of the transfer alone: a large sum does not become small in parts. */
async function movedBefore(deed: MoneyDeed, viewer: Viewer): Promise<bigint> {
  if (!("transferId" in deed)) return 0n;
  const { _sum } = await db.transferPlacement.aggregate({ where: { transferId: deed.transferId, placedBy: viewer.personId, releasedAt: null }, _sum: { amount: true } });
  return _sum.amount ?? 0n;
}

async function propose(deed: MoneyDeed, viewer: Viewer, done: Done): Promise<Outcome<DoneOrProposed, DeedRefusal>> {
  const need = deed.kind === "disburse" || deed.kind === "order" ? await db.need.findUniqueOrThrow({ where: { code: deed.needCode }, select: { id: true } }) : null;
  const subjectId = subjectOf(deed, need?.id ?? null);
  try {
    return await transact(async (tx) => {
      if (await tx.moneyProposal.count({ where: { subjectId, state: "open" } })) return refuse("proposal-open");
      const { id } = await tx.moneyProposal.create({
        data: { kind: deed.kind, subjectId, amount: done.amount, deed, state: "open", proposedBy: viewer.personId, proposedAt: clock.now() },
        select: { id: true },
      });
      await recordEvent(tx, { kind: "proposal.made", subjectType: "proposal", subjectId: id, actor: actorOf(viewer, "fund_manager"), payload: { deed: deed.kind, about: subjectId, amount: Number(done.amount) } });
      return { ok: true, done, proposalId: id };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("proposal-open");
    throw error;
  }
}
