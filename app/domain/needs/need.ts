import type { NeedLanguage } from "~/domain/needs/need-filters";
import type { PriorityReason } from "~/domain/needs/priority/priority-reason";
import type { PublicNeedState } from "~/domain/privacy/public-need";

/** Words and rules of a need that are safe in the browser. */

export const needCategories = ["meals", "equipment", "scholarships", "health_checks", "warm_clothing", "play_points", "books_study", "counselling"] as const;
export type NeedCategory = (typeof needCategories)[number];

export const needStates = ["draft", "submitted", "verified", "open", "covered", "delivered", "closed", "withdrawn", "expired"] as const;
export type NeedState = (typeof needStates)[number];

export const ageBands = ["preschool", "primary", "lower_secondary", "mixed"] as const;
export type AgeBand = (typeof ageBands)[number];

/** `HP-MEAL-0007`: province abbreviation, category, running number. */
export const needCodePattern = /^[A-Z]{2,4}-[A-Z]{4,6}-[0-9]{4,}$/;

/** `HP-MEAL-0007/000123`: the need and the number of one unit, which counts from 1. */
export const unitCodePattern = /^([A-Z]{2,4}-[A-Z]{4,6}-[0-9]{4,})\/(\d{1,7})$/;

export function unitCode(needCode: string, unit: number): string {
  return `${needCode}/${String(unit).padStart(6, "0")}`;
}

/** A need as strangers may see it, ready to cross to the browser: money in whole đồng, days as yyyy-mm-dd, moments as ISO. */
export interface PublicNeed {
  code: string;
  category: NeedCategory;
  state: PublicNeedState;
  titleVi: string;
  titleEn: string;
  storyVi: string;
  storyEn: string;
  unitVi: string;
  unitEn: string;
  unitBuysVi: string;
  unitBuysEn: string;
  unitPrice: number;
  quantity: number;
  acceptsMoney: boolean;
  acceptsInKind: boolean;
  /** A company's own people can deliver or do it. */
  acceptsVolunteers: boolean;
  /** The languages in which people wrote it. */
  languages: NeedLanguage[];
  beneficiaries: number | null;
  ageBand: AgeBand;
  areaCode: string;
  provinceCode: string;
  placeVi: string;
  placeEn: string;
  deadline: string;
  priorityScore: number;
  /** What the score is made of; their points add up to it. */
  priorityReasons: PriorityReason[];
  stateSupportVi: string | null;
  stateSupportEn: string | null;
  unitsAllocated: number;
  unitsPaid: number;
  unitsDelivered: number;
  demo: boolean;
  publishedAt: string | null;
  receiverKind: string;
  /** The code of the need whose support this one keeps from stopping. */
  bridgeOf: string | null;
  programme: { slug: string; titleVi: string; titleEn: string; demo: boolean } | null;
}

/** Whether new pledges are taken, and if not, why: the word that the page explains. */
export type PledgeOpening = "open" | "covered" | "delivered" | "closed" | "expired";

/**
 * Says whether a need takes pledges now. A need still `open` takes none when no unit is free or its last day is over.
 * @param today the calendar day in Việt Nam as yyyy-mm-dd
 */
export function pledgeOpening(need: Pick<PublicNeed, "state" | "quantity" | "unitsAllocated" | "deadline">, today: string): PledgeOpening {
  if (need.state !== "open") return need.state;
  if (need.unitsAllocated >= need.quantity) return "covered";
  return need.deadline < today ? "expired" : "open";
}

/** The last moment of a deadline's day in Việt Nam. */
export function endOfDeadline(deadline: string): string {
  return `${deadline}T23:59:59+07:00`;
}
