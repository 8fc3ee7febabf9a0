import { createHash } from "node:crypto";
import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { isUniqueViolation } from "~/platform/database-conflict";
import { db, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { allOrNothing } from "./all-or-nothing.server";
import { carryOut, type Done } from "./carry-out.server";
import { subjectsOf } from "./deed-subjects.server";
import { largestSum, lockSubjects, noteMovedAlone, readMovedAlone } from "./moved-alone.server";
import { isAboutNeed, subjectOf, type DeedRefusal, type MoneyDeed } from "./proposal";
import { mayRunTreasury, needsTwoPeople } from "./treasury-policy";

export type DoneOrProposed = { done: Done; proposalId: null } | { done: Done; proposalId: string };

/**
 * A fund manager does something with money: at once, all of it or nothing, or as a proposal that another fund manager approves or declines. It is a proposal when
 * it makes, with what single persons have moved before of the same money, for the same need, to the same receiver (subjectsOf), more than FUND_TWO_PERSON_ABOVE; and a fee
 * above FUND_FEE_ALONE_MAX whatever else. Refused: anybody else, whatever the deed itself refuses (also when it would only be proposed), and a second proposal for the same money.
 */
export async function doWithMoney(deed: MoneyDeed, viewer: Viewer): Promise<Outcome<DoneOrProposed, DeedRefusal>> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  let large: Done | null = null;
  const answer = await allOrNothing(async (tx) => {
    const subjects = await subjectsOf(tx, deed);
    await lockSubjects(tx, subjects);
    const before = await readMovedAlone(tx, subjects);
    const done = await carryOut(tx, deed, viewer);
    if (!done.ok) return done;
    // What is too large for one person was only tried: everything is taken back, and it is proposed.
    large = needsTwoPeople(largestSum(before, subjects, done.amount), env.FUND_TWO_PERSON_ABOVE) || isLargeFee(deed, done.amount) ? done : null;
    if (large) return refuse("second-person-needed");
    await noteMovedAlone(tx, { subjects, deed: deed.kind, amount: done.amount, rowId: done.row, personId: viewer.personId });
    return done;
  });
  if (large) return propose(deed, viewer, large);
  return answer.ok ? { ok: true, done: answer, proposalId: null } : answer;
}

function isLargeFee(deed: MoneyDeed, amount: bigint): boolean {
  return (deed.kind === "fee" || deed.kind === "fee_back") && needsTwoPeople(amount, env.FUND_FEE_ALONE_MAX);
}

async function propose(deed: MoneyDeed, viewer: Viewer, done: Done): Promise<Outcome<DoneOrProposed, DeedRefusal>> {
  const subjectId = subjectOf(deed) ?? (isAboutNeed(deed) ? (await db.need.findUniqueOrThrow({ where: { code: deed.needCode }, select: { id: true } })).id : idOfNumber(deed));
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

/** A fee that no debit shows yet has no row: the bank's number is made one, so that two proposals of the same fee meet. */
function idOfNumber(deed: MoneyDeed): string {
  const hex = createHash("sha256").update(deed.kind === "fee" ? deed.bankReference.replace(/\s+/g, " ").trim() : JSON.stringify(deed)).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
