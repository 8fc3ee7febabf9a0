import { findCandidates } from "~/domain/surplus/find-candidates.server";
import { giveSurplus } from "~/domain/surplus/give-surplus.server";
import type { Surplus } from "~/domain/surplus/lock-surplus.server";
import { noteTask } from "~/domain/surplus/note-task.server";
import { reserveSurplus } from "~/domain/surplus/reserve-surplus.server";
import type { SurplusCause } from "~/domain/surplus/surplus";
import type { SurplusRule } from "~/domain/pledges/pledge";
import { db } from "~/platform/database.server";

/** Needs that one surplus is spread over at most. */
const NEEDS_MAX = 10;

/**
 * Uses money that a pledge could not take as its sponsor chose when pledging. `similar_need`: whole units of open needs of the same kind, the nearest and
 * most urgent first; `same_commune`: of open needs of the same commune; what is too little for a unit goes to the reserve. `reserve`: all of it.
 * `return`, and where no such need is open: a task of the fund, while the money waits in suspense. Asked again it changes nothing.
 */
export async function applySurplusRule(surplus: Surplus, cause: SurplusCause): Promise<void> {
  const pledge = await db.pledge.findUnique({ where: { id: surplus.pledgeId }, select: { surplusRule: true, mode: true } });
  if (!pledge || pledge.mode !== "money") return;
  const rule = pledge.surplusRule as SurplusRule;
  if (rule === "return") return noteTask(surplus, { cause, rule });
  if (rule === "reserve") return reserveSurplus(surplus, { cause, rule });
  const candidates = await findCandidates(surplus, rule, NEEDS_MAX);
  let given = false;
  for (const needId of candidates) given = (await giveSurplus(surplus, { cause, rule, needId })) || given;
  // With nothing open at all the sponsor's wish cannot be met, so a person decides; a rest below one unit has found its needs.
  if (given) await reserveSurplus(surplus, { cause, rule });
  else await noteTask(surplus, { cause, rule });
}
