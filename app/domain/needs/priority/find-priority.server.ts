import { hasRole, type Viewer } from "~/domain/accounts/viewer";
import { publicNeedStates } from "~/domain/privacy/public-need";
import { db } from "~/platform/database.server";
import type { PriorityOverride } from "./priority-override";
import { mayRank } from "./priority-policy";
import { overrideAmong, readReasons, type PriorityReason } from "./priority-reason";
import type { PriorityBand } from "./priority-weights";
import type { NeedStatement } from "./stated-facts";

/** One level that was set, and how it ended. */
export interface PastOverride extends PriorityOverride {
  id: string;
  setByName: string | null;
  endedAt: string | null;
  endedByName: string | null;
}

export interface PriorityPage {
  code: string;
  state: string;
  titleVi: string;
  titleEn: string;
  placeVi: string;
  placeEn: string;
  score: number;
  reasons: PriorityReason[];
  set: PriorityOverride | null;
  /** Every level that was ever set, the last first. */
  history: PastOverride[];
  statement: NeedStatement;
  /** A share of so few children is not stated. */
  enoughChildren: boolean;
  statePays: boolean;
  acceptsVolunteers: boolean;
  languages: string[];
  mayAct: boolean;
}

const day = (date: Date | null | undefined) => date?.toISOString().slice(0, 10) ?? null;

/** A public need with everything that its place in the order rests on, for a coordinator of its area or an auditor; null for anybody else. */
export async function findPriority(viewer: Viewer, code: string): Promise<PriorityPage | null> {
  const need = await db.need.findFirst({
    where: { code, state: { in: [...publicNeedStates] } },
    select: {
      code: true, state: true, titleVi: true, titleEn: true, placeVi: true, placeEn: true, areaCode: true, provinceCode: true, priorityScore: true, priorityReasons: true, beneficiaries: true,
      stateSupportVi: true, acceptsVolunteers: true, languages: true, statedFacts: true, priorityOverrides: { orderBy: { setAt: "desc" } },
    },
  });
  if (!need || !(mayRank(viewer, need) || hasRole(viewer, "auditor"))) return null;
  const people = need.priorityOverrides.flatMap(({ setBy, endedBy }) => [setBy, endedBy]).filter((id) => id !== null);
  const names = new Map((await db.person.findMany({ where: { id: { in: people } }, select: { id: true, displayName: true } })).map(({ id, displayName }) => [id, displayName]));
  const reasons = readReasons(need.priorityReasons);
  const { statedFacts: stated } = need;
  return {
    code: need.code, state: need.state, titleVi: need.titleVi, titleEn: need.titleEn, placeVi: need.placeVi, placeEn: need.placeEn, score: need.priorityScore, reasons, set: overrideAmong(reasons),
    history: need.priorityOverrides.map(({ id, band, reasonVi, reasonEn, setAt, until, setBy, endedAt, endedBy }) => ({
      id, band: band as PriorityBand, reasonVi, reasonEn, setAt: setAt.toISOString(), until: day(until), setByName: (setBy && names.get(setBy)) ?? null,
      endedAt: endedAt?.toISOString() ?? null, endedByName: (endedBy && names.get(endedBy)) ?? null,
    })),
    statement: { poorPercent: stated?.poorPercent ?? null, poorAsOf: day(stated?.poorAsOf), poorSource: stated?.poorSource ?? null, firstAskedOn: day(stated?.firstAskedOn), supportCheckedOn: day(stated?.supportCheckedOn) },
    enoughChildren: need.beneficiaries !== null, statePays: need.stateSupportVi !== null, acceptsVolunteers: need.acceptsVolunteers, languages: need.languages,
    mayAct: mayRank(viewer, need) && (need.state === "open" || need.state === "covered"),
  };
}
