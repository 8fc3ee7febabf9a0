import { TODAY_MAP_FROM } from "../areas";
import { receivers } from "../organisations";

export type NeedCategory =
  "meals" | "equipment" | "scholarships" | "health_checks" | "warm_clothing" | "play_points" | "books_study" | "counselling";
export type NeedState = "draft" | "submitted" | "verified" | "open" | "covered" | "delivered" | "closed" | "withdrawn" | "expired";

export interface SeedNeed {
  category: NeedCategory;
  titleVi: string;
  titleEn: string;
  storyVi: string;
  storyEn: string;
  /** What one unit is, in the singular. */
  unitVi: string;
  unitEn: string;
  whatOneUnitBuysVi: string;
  whatOneUnitBuysEn: string;
  /** Whole đồng for one unit. */
  unitPrice: number;
  quantity: number;
  acceptsMoney: boolean;
  acceptsInKind: boolean;
  /** Null or at least 5: a smaller number could point at a child. */
  beneficiaries: number | null;
  ageBand: "preschool" | "primary" | "lower_secondary" | "mixed";
  areaCode: string;
  areaValidFrom: string;
  provinceCode: string;
  placeVi: string;
  placeEn: string;
  receiverOrg: string;
  programmeSlug: string;
  /** Days from the day of seeding; negative for a day that has passed. */
  deadlineDays: number;
  /** Days before the day of seeding on which it was published; null where it follows from the deadline. */
  publishedDaysAgo: number | null;
  state: NeedState;
  /** What a coordinator has stated of it: asked for half a year before it was published; checked that no state scheme pays. */
  askedBefore: boolean;
  noStateSupport: boolean;
  /** A company's own people can deliver or do it. */
  volunteers: boolean;
  stateSupportVi: string | null;
  stateSupportEn: string | null;
  /** Shares of the quantity, 0 to 1, that pledges of the demonstration cover and deliveries confirm. */
  coveredShare: number;
  deliveredShare: number;
}

interface NeedWords { title: string; story: string; unit: string; buys: string; site: string }

export interface NeedDraft {
  vi: NeedWords;
  en: NeedWords;
  price: number;
  quantity: number;
  accepts: "money" | "in_kind" | "both";
  children: number | null;
  age: SeedNeed["ageBand"];
  days: number;
  published?: number;
  askedBefore?: true;
  noStateSupport?: true;
  state?: NeedState;
  covered?: number;
  delivered?: number;
  stateSupport?: { vi: string; en: string };
}

const PROGRAMME_OF_PROVINCE: Record<string, string> = { "31": "hp-256-next-demo", "75": "dn-holt-next-demo", "15": "lc-52-demo" };

/** Shares that a state implies when the draft names none. */
const SHARES: Partial<Record<NeedState, readonly [covered: number, delivered: number]>> = {
  covered: [1, 0], delivered: [1, 1], closed: [1, 1],
};

/** What the people of a company can put up, hand over or read aloud themselves, where goods are taken. */
const DONE_BY_HAND: readonly NeedCategory[] = ["play_points", "books_study", "warm_clothing"];

/** Lists the needs of one category; place, programme and the commune's designation follow from the receiver. */
export function needsOf(category: NeedCategory, drafts: ReadonlyArray<readonly [receiver: string, draft: NeedDraft]>): SeedNeed[] {
  return drafts.map(([receiverKey, draft]) => {
    const receiver = receivers.find((one) => one.key === receiverKey);
    if (!receiver?.areaCode || !receiver.provinceCode) throw new Error(`no receiver ${receiverKey}`);
    const state = draft.state ?? "open";
    const [covered, delivered] = SHARES[state] ?? [0, 0];
    return {
      category, state,
      titleVi: draft.vi.title, titleEn: draft.en.title, storyVi: draft.vi.story, storyEn: draft.en.story,
      unitVi: draft.vi.unit, unitEn: draft.en.unit, whatOneUnitBuysVi: draft.vi.buys, whatOneUnitBuysEn: draft.en.buys,
      unitPrice: draft.price, quantity: draft.quantity,
      acceptsMoney: draft.accepts !== "in_kind", acceptsInKind: draft.accepts !== "money",
      beneficiaries: draft.children, ageBand: draft.age,
      areaCode: receiver.areaCode, areaValidFrom: TODAY_MAP_FROM, provinceCode: receiver.provinceCode,
      placeVi: `${draft.vi.site}, ${receiver.placeVi}`, placeEn: `${draft.en.site}, ${receiver.placeEn}`,
      receiverOrg: receiver.key, programmeSlug: PROGRAMME_OF_PROVINCE[receiver.provinceCode] ?? "vung-cao-2026-demo",
      deadlineDays: draft.days, publishedDaysAgo: draft.published ?? null,
      askedBefore: draft.askedBefore ?? false, noStateSupport: draft.noStateSupport ?? false, volunteers: draft.accepts !== "money" && DONE_BY_HAND.includes(category),
      stateSupportVi: draft.stateSupport?.vi ?? null, stateSupportEn: draft.stateSupport?.en ?? null,
      coveredShare: draft.covered ?? covered, deliveredShare: draft.delivered ?? delivered,
    };
  });
}
