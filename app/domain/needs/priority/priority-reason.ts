import type { PriorityOverride } from "./priority-override";
import type { Designation, Season } from "./priority-weights";

/**
 * One fact and the points it gives, with what is needed to say it in words and nothing that could point at a child. The points of all reasons of a need
 * add up to its score. Days are yyyy-mm-dd; shares are hundredths, rounded.
 */
export type PriorityReason =
  | { kind: "designation"; points: number; value: Designation | null; basis: string | null; since: string | null }
  | { kind: "poverty"; points: number; from: number | null; asOf: string | null; source: string | null }
  | { kind: "season"; points: number; season: Season }
  | { kind: "deadline"; points: number; within: number }
  | { kind: "uncovered"; points: number; percent: number }
  | { kind: "waiting"; points: number; days: number }
  | { kind: "repeat"; points: number; code: string | null; since: string }
  | { kind: "state_support"; points: number; pays: boolean | null; checkedOn: string | null }
  | { kind: "bridge"; points: number; of: string }
  | { kind: "fairness"; points: number; commune: number; average: number }
  | ({ kind: "override"; points: number } & PriorityOverride);

export type ReasonKind = PriorityReason["kind"];

/** The fields of each kind; what else is stored does not leave. */
const fields: Record<ReasonKind, readonly string[]> = {
  designation: ["value", "basis", "since"],
  poverty: ["from", "asOf", "source"],
  season: ["season"],
  deadline: ["within"],
  uncovered: ["percent"],
  waiting: ["days"],
  repeat: ["code", "since"],
  state_support: ["pays", "checkedOn"],
  bridge: ["of"],
  fairness: ["commune", "average"],
  override: ["band", "reasonVi", "reasonEn", "setAt", "until"],
};

export const reasonKinds = Object.keys(fields) as ReasonKind[];

/** The level that a coordinator set, among the reasons of a need. */
export function overrideAmong(reasons: readonly PriorityReason[]): Extract<PriorityReason, { kind: "override" }> | null {
  return reasons.find((reason) => reason.kind === "override") ?? null;
}

/** Reads the stored reasons in their order; what is not a reason of today's rule is left out. */
export function readReasons(stored: unknown): PriorityReason[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((each: unknown) => {
    const reason = (each ?? {}) as Record<string, unknown>;
    const names = Object.hasOwn(fields, String(reason.kind)) ? fields[reason.kind as ReasonKind] : undefined;
    if (!names || !Number.isInteger(reason.points) || names.some((name) => !(name in reason))) return [];
    return [Object.fromEntries(["kind", "points", ...names].map((name) => [name, reason[name]])) as unknown as PriorityReason];
  });
}
