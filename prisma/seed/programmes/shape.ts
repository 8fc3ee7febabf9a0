/** What a programme of the seed holds. Dates are ISO days; amounts are whole đồng. */

/** How exact a published figure is: "over 4 billion" is a lower bound and is never shown as 4 billion. */
export type Comparator = "exactly" | "about" | "at_least" | "more_than" | "nearly";

export interface SeedDocument {
  /** "256/KH-UBND"; unique across the seed. */
  number: string;
  type: "decision" | "plan" | "project" | "article";
  issuerVi: string;
  issuerEn: string;
  /** Null when the source does not date it. */
  issuedOn: string | null;
  titleVi: string;
  titleEn: string;
  /** The document this one carries out. */
  parentNumber: string | null;
  relation: "establishes" | "parent" | "reports";
}

export interface SeedOwner { agencyVi: string; agencyEn: string; from: string; to: string | null }

export interface SeedQuota {
  /** Null when the document gives a rule and no number. */
  amount: number | null;
  unitVi: string;
  unitEn: string;
  perYear: boolean;
  ruleVi: string | null;
  ruleEn: string | null;
}

export interface SeedComponent { position: number; nameVi: string; nameEn: string; quotas: readonly SeedQuota[] }

export interface SeedTarget { periodFrom: string; periodTo: string; percent: number | null; count: number | null }

export interface SeedReading {
  numerator: number | null;
  denominator: number | null;
  percent: number | null;
  comparator: Comparator;
  asOf: string;
  sourceVi: string;
  sourceEn: string;
}

export interface SeedIndicator {
  position: number;
  nameVi: string;
  nameEn: string;
  unitVi: string;
  unitEn: string;
  targets: readonly SeedTarget[];
  readings: readonly SeedReading[];
}

export interface SeedBudgetLine { kind: "budget" | "disbursed"; amount: number; comparator: Exclude<Comparator, "nearly">; asOf: string | null }

export interface SeedText { vi: string; en: string }

export interface SeedProgramme {
  slug: string;
  titleVi: string;
  titleEn: string;
  summaryVi: string;
  summaryEn: string;
  periodFrom: string;
  periodTo: string;
  status: "ended" | "running";
  /** Written for demonstration; no authority issued it. */
  demo: boolean;
  predecessorSlug: string | null;
  provinceCode: string | null;
  placeVi: string;
  placeEn: string;
  partner: { nameVi: string; nameEn: string; since: number } | null;
  documents: readonly SeedDocument[];
  owners: readonly SeedOwner[];
  components: readonly SeedComponent[];
  indicators: readonly SeedIndicator[];
  budget: readonly SeedBudgetLine[];
  taskGroups: readonly SeedText[];
  /** Communes of the plan, frozen as it named them, in its own order. */
  frozenAreas: ReadonlyArray<{ position: number; areaCode: string; areaValidFrom: string }>;
  revolvingFund: { termMonthsFrom: number; termMonthsTo: number; noteVi: string; noteEn: string } | null;
  meetings: ReadonlyArray<{ heldOn: string; titleVi: string; titleEn: string; decisionsVi: string; decisionsEn: string }>;
  /** What the sources leave open or contradict; raised, not smoothed. */
  notes: readonly SeedText[];
}

/** Fields most programmes leave empty. */
export const NOTHING_MORE = {
  demo: false, predecessorSlug: null, partner: null, components: [], indicators: [], budget: [], taskGroups: [],
  frozenAreas: [], revolvingFund: null, meetings: [],
} as const satisfies Partial<SeedProgramme>;
