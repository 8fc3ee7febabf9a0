/** How exact a published figure is: "over 4 billion" is a lower bound and is never shown as 4 billion. */
export type Comparator = "exactly" | "about" | "at_least" | "more_than" | "nearly";

export type ProgrammeState = "planned" | "running" | "ended";

/** Days are yyyy-mm-dd, money is whole đồng. */
export interface ProgrammeSummary {
  slug: string;
  titleVi: string;
  titleEn: string;
  summaryVi: string;
  summaryEn: string;
  periodFrom: string;
  periodTo: string;
  state: ProgrammeState;
  placeVi: string;
  placeEn: string;
  partnerVi: string | null;
  partnerEn: string | null;
  demo: boolean;
  openNeeds: number;
  /** The agency that answers for it now, or did last. */
  ownerVi: string | null;
  ownerEn: string | null;
}

/** A programme whose last day is over counts as ended, whatever its record says. */
export function stateOn(programme: { state: string; periodFrom: string; periodTo: string }, today: string): ProgrammeState {
  if (programme.state === "ended" || programme.periodTo < today) return "ended";
  return programme.state === "planned" || programme.periodFrom > today ? "planned" : "running";
}

/** `2019-01-01` and `2025-12-31` → `2019–2025`. */
export function yearsOf(period: { periodFrom: string; periodTo: string }): string {
  const [from, to] = [period.periodFrom.slice(0, 4), period.periodTo.slice(0, 4)];
  return from === to ? from : `${from}–${to}`;
}
