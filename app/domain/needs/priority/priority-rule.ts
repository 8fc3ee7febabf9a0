import type { NeedCategory } from "~/domain/needs/need";
import type { PriorityOverride } from "./priority-override";
import type { PriorityReason } from "./priority-reason";
import {
  bandRange, POVERTY_DAYS, REPEAT_DAYS, seasonDays, seasonRules, seasons, TET_DAYS, tetDays, weights, type Designation, type Season,
} from "./priority-weights";

/** What is known of a need on a day. Days are yyyy-mm-dd in Việt Nam. A fact that nobody stated is null and gives no points: nothing is guessed. */
export interface PriorityFacts {
  today: string;
  category: NeedCategory;
  provinceCode: string;
  deadline: string;
  /** Since when it has been open. */
  openedOn: string;
  quantity: number;
  unitsAllocated: number;
  /** The neediest designation of the commune in force today; null where none is, also where an earlier one has ended. */
  designation: { value: Designation; basis: string; since: string } | null;
  /** Share of the children who live in poor and near-poor households, in hundredths; too old a statement counts as none. */
  poverty: { percent: number; asOf: string; source: string } | null;
  /** It was asked for before and not met: the earlier need, or the day that the coordinator states. */
  repeat: { code: string | null; since: string } | null;
  /** Whether a state scheme pays a part; null where that has not been checked. */
  stateSupport: { pays: true } | { pays: false; checkedOn: string } | null;
  /** The need whose support must not stop. */
  bridgeOf: string | null;
  /** How much of what the commune asked for in the period is covered, and how much on average of communes; null before the first count. */
  coverage: { commune: number; average: number } | null;
}

export interface Priority {
  score: number;
  reasons: PriorityReason[];
}

/** The place of a need in the order, 0 to 100, with the reasons that add up to it: what raises it, what lowers it, what is not known or changes nothing, and last what a coordinator set. */
export function rank(facts: PriorityFacts, override: PriorityOverride | null = null): Priority {
  const stated = statedReasons(facts);
  const raised = stated.reduce((sum, { points }) => sum + points, 0);
  const lowered = fairnessReason(facts, raised);
  const raising = stated.filter(({ points }) => points > 0).sort((one, other) => other.points - one.points);
  const reasons = [...raising, ...lowered, ...stated.filter(({ points, kind }) => points === 0 && toldWithoutPoints.has(kind))];
  const computed = raised + lowered.reduce((sum, { points }) => sum + points, 0);
  if (!override) return { score: computed, reasons };
  const { least, most } = bandRange(override.band);
  const score = Math.min(most, Math.max(least, computed));
  return { score, reasons: [...reasons, { kind: "override", points: score - computed, ...override }] };
}

/** Facts that are told also where they give nothing, so that a reader sees what is not known. */
const toldWithoutPoints = new Set<PriorityReason["kind"]>(["designation", "poverty", "state_support"]);

function statedReasons(facts: PriorityFacts): PriorityReason[] {
  const { designation, stateSupport, repeat, bridgeOf } = facts;
  const season = seasonOf(facts);
  return [
    { kind: "designation", points: designation ? weights.designation[designation.value] : 0, value: designation?.value ?? null, basis: designation?.basis ?? null, since: designation?.since ?? null },
    povertyReason(facts),
    ...(season ? [{ kind: "season" as const, points: weights.season, season }] : []),
    ...deadlineReason(facts),
    uncoveredReason(facts),
    waitingReason(facts),
    ...(repeat && days(repeat.since, facts.today) <= REPEAT_DAYS ? [{ kind: "repeat" as const, points: weights.repeat, code: repeat.code, since: repeat.since }] : []),
    { kind: "state_support", points: stateSupport?.pays === false ? weights.noStateSupport : 0, pays: stateSupport?.pays ?? null, checkedOn: stateSupport?.pays === false ? stateSupport.checkedOn : null },
    ...(bridgeOf ? [{ kind: "bridge" as const, points: weights.bridge, of: bridgeOf }] : []),
  ];
}

function povertyReason({ poverty, today }: PriorityFacts): PriorityReason {
  const age = poverty ? days(poverty.asOf, today) : -1;
  if (!poverty || age < 0 || age > POVERTY_DAYS) return { kind: "poverty", points: 0, from: null, asOf: null, source: null };
  const step = weights.poverty.find(({ from }) => poverty.percent >= from);
  return { kind: "poverty", points: step?.points ?? 0, from: step?.from ?? 0, asOf: poverty.asOf, source: poverty.source };
}

function deadlineReason({ deadline, today }: PriorityFacts): PriorityReason[] {
  const left = days(today, deadline);
  const step = left < 0 ? undefined : weights.deadline.find(({ within }) => left <= within);
  return step ? [{ kind: "deadline", points: step.points, within: step.within }] : [];
}

function uncoveredReason({ quantity, unitsAllocated }: PriorityFacts): PriorityReason {
  const free = Math.min(1, Math.max(0, (quantity - unitsAllocated) / quantity));
  return { kind: "uncovered", points: Math.round(free * weights.uncovered), percent: free === 1 ? 100 : Math.min(90, Math.max(10, Math.round(free * 10) * 10)) };
}

function waitingReason({ openedOn, today }: PriorityFacts): PriorityReason {
  const { daysPerPoint, most } = weights.waiting;
  const points = Math.min(most, Math.max(0, Math.floor(days(openedOn, today) / daysPerPoint)));
  return { kind: "waiting", points, days: points * daysPerPoint };
}

/** Support that went more to this commune than to others: it lowers and never raises, and never below nothing. */
function fairnessReason({ coverage }: PriorityFacts, raised: number): PriorityReason[] {
  if (!coverage) return [];
  const { hundredthsPerPoint, most } = weights.fairness;
  const points = Math.min(raised, most, Math.floor((coverage.commune - coverage.average) / hundredthsPerPoint));
  return points > 0 ? [{ kind: "fairness", points: -points, commune: coverage.commune, average: coverage.average }] : [];
}

/** The season in which a need must be met, if it is now; the first where several are. */
export function seasonOf({ category, provinceCode, deadline, today }: Pick<PriorityFacts, "category" | "provinceCode" | "deadline" | "today">): Season | null {
  return seasons.find((season) => {
    const { categories, provinces } = seasonRules[season];
    if (!categories.includes(category) || (provinces && !provinces.includes(provinceCode))) return false;
    if (season === "tet") return tetDays.some((tet) => deadline <= tet && deadline >= today && days(today, tet) <= TET_DAYS);
    const { first, last } = seasonDays[season];
    const day = today.slice(5);
    return first <= last ? day >= first && day <= last : day >= first || day <= last;
  }) ?? null;
}

/** Whole days from one day to another. */
function days(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
