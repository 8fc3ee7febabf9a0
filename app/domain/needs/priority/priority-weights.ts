import type { NeedCategory } from "~/domain/needs/need";

/**
 * Every weight of the order of needs, in one place: the rule counts with them and the public page shows them. The points that raise a need add up to 100
 * at most; only an uneven share of support lowers it.
 */
export const weights = {
  /** What the state recognises the commune as, on the day; the neediest word counts. */
  designation: { specially_difficult: 22, region_3: 22, region_2: 14, region_1: 7, mountainous: 5 },
  /** From which share of children in poor and near-poor households, in hundredths. */
  poverty: [{ from: 75, points: 14 }, { from: 50, points: 10 }, { from: 25, points: 5 }],
  season: 12,
  /** Within how many days the last day lies. */
  deadline: [{ within: 14, points: 14 }, { within: 30, points: 9 }, { within: 60, points: 4 }],
  /** For a need of which nothing is covered yet; less in proportion, nothing when all is. */
  uncovered: 10,
  waiting: { daysPerPoint: 15, most: 10 },
  repeat: 6,
  noStateSupport: 6,
  bridge: 6,
  /** Points taken away for how far the commune is covered beyond the average of communes. */
  fairness: { hundredthsPerPoint: 3, most: 20 },
} as const;

export type Designation = keyof typeof weights.designation;

/** The neediest first: where several are in force, the first counts. */
export const designationsInOrder = Object.keys(weights.designation) as Designation[];

/** A statement of poverty older than this many days counts as none: the lists of poor households are made every year. */
export const POVERTY_DAYS = 730;

/** An earlier need that ended unmet counts for this many days after it was published. */
export const REPEAT_DAYS = 730;

/** Support of the last so many days is compared between communes. */
export const FAIRNESS_DAYS = 365;

/** The words for a score: from how many points on. */
export const bandFloors = { urgent: 60, high: 40, normal: 0 } as const;
export type PriorityBand = keyof typeof bandFloors;
export const priorityBands = Object.keys(bandFloors) as PriorityBand[];

export function bandOf(score: number): PriorityBand {
  return priorityBands.find((band) => score >= bandFloors[band]) ?? "normal";
}

/** The lowest and the highest score that a band has. */
export function bandRange(band: PriorityBand): { least: number; most: number } {
  const above = priorityBands[priorityBands.indexOf(band) - 1];
  return { least: bandFloors[band], most: above ? bandFloors[above] - 1 : 100 };
}

export const seasons = ["winter", "school_year", "tet"] as const;
export type Season = (typeof seasons)[number];

interface SeasonRule {
  categories: readonly NeedCategory[];
  /** Codes of today's provinces; null for all. */
  provinces: readonly string[] | null;
}

/** Which needs have a season. Winter is that of the north: the Red River delta, the northern mountains, Thanh Hóa and Nghệ An. */
export const seasonRules: Record<Season, SeasonRule> = {
  winter: { categories: ["warm_clothing"], provinces: ["01", "04", "08", "11", "12", "14", "15", "19", "20", "22", "24", "25", "31", "33", "37", "38", "40"] },
  school_year: { categories: ["scholarships", "books_study", "equipment"], provinces: null },
  tet: { categories: ["meals", "warm_clothing"], provinces: null },
};

/** Month and day of the first and last day of a season that comes with the calendar of the sun; winter crosses the year. */
export const seasonDays = { winter: { first: "09-01", last: "02-15" }, school_year: { first: "07-15", last: "09-30" } } as const;

/** Tết counts from this many days before its first day, for needs whose last day is not after it. */
export const TET_DAYS = 45;

/** The first day of Tết, from the lunar calendar at UTC+7, which now and then differs by a day from that of China. After the last year there is no such season. */
export const tetDays = ["2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02", "2031-01-23", "2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08"] as const;
