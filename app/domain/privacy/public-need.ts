import type { Prisma } from "~/platform/generated/prisma/client";

/**
 * The only columns of a need that may leave to strangers: pages, search, mails and the API read a need through this list and nothing
 * else. A column that is not named here (notes, exact place, who wrote it, which organisation receives it by name) stays inside.
 * The receiver is public by its kind alone, because the name of a school can point at a child (Decree 56/2017, article 33).
 */
export const publicNeedSelect = {
  code: true,
  category: true,
  state: true,
  titleVi: true,
  titleEn: true,
  storyVi: true,
  storyEn: true,
  unitVi: true,
  unitEn: true,
  unitBuysVi: true,
  unitBuysEn: true,
  unitPrice: true,
  quantity: true,
  acceptsMoney: true,
  acceptsInKind: true,
  acceptsVolunteers: true,
  languages: true,
  beneficiaries: true,
  ageBand: true,
  areaCode: true,
  provinceCode: true,
  placeVi: true,
  placeEn: true,
  deadline: true,
  priorityScore: true,
  priorityReasons: true,
  stateSupportVi: true,
  stateSupportEn: true,
  unitsAllocated: true,
  unitsPaid: true,
  unitsDelivered: true,
  demo: true,
  publishedAt: true,
  bridgeOf: { select: { code: true } },
  receiver: { select: { kind: true } },
  programme: { select: { slug: true, titleVi: true, titleEn: true, demo: true } },
} as const satisfies Prisma.NeedSelect;

export type PublicNeedRow = Prisma.NeedGetPayload<{ select: typeof publicNeedSelect }>;

/** States in which strangers may see a need; drafts, needs under verification and withdrawn ones stay inside. */
export const publicNeedStates = ["open", "covered", "delivered", "closed", "expired"] as const;
export type PublicNeedState = (typeof publicNeedStates)[number];

/** A number of children is public only from this size on; a smaller group could be recognised. */
export const smallestPublicGroup = 5;

/** What a stranger may learn of a need's past: these kinds, each with its time and a number of units, never who acted or any payload. */
export const publicNeedEventKinds = ["need.published", "need.covered", "need.reopened", "need.delivered", "need.closed", "need.expired", "need.priority_set", "need.priority_released", "need.priority_lapsed"] as const;
export const publicPledgeEventKinds = ["pledge.confirmed"] as const;
export const publicDeliveryEventKinds = ["delivery.confirmed"] as const;
