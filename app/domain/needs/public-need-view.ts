import { smallestPublicGroup, type PublicNeedRow, type PublicNeedState } from "~/domain/privacy/public-need";
import { endOfDeadline, type AgeBand, type NeedCategory, type PriorityReason, type PublicNeed } from "~/domain/needs/need";

/** Makes the view of a need that may leave from a row read through the allow-list. */
export function publicNeedView(row: PublicNeedRow): PublicNeed {
  const { receiver, bridgeOf, programme, unitPrice, deadline, publishedAt, priorityReasons, beneficiaries, ...rest } = row;
  return {
    ...rest,
    category: row.category as NeedCategory,
    state: row.state as PublicNeedState,
    ageBand: row.ageBand as AgeBand,
    unitPrice: Number(unitPrice),
    deadline: deadline.toISOString().slice(0, 10),
    publishedAt: publishedAt?.toISOString() ?? null,
    beneficiaries: beneficiaries !== null && beneficiaries >= smallestPublicGroup ? beneficiaries : null,
    priorityReasons: reasonsOf(priorityReasons),
    receiverKind: receiver.kind,
    bridgeOf: bridgeOf?.code ?? null,
    programme,
  };
}

/** The short view for a card in a list, in one language. */
export function needCard(need: PublicNeed, locale: "vi" | "en") {
  const vi = locale === "vi";
  const first = need.priorityReasons[0];
  return {
    code: need.code,
    category: need.category,
    title: vi ? need.titleVi : need.titleEn,
    place: vi ? need.placeVi : need.placeEn,
    unitPrice: need.unitPrice,
    unit: vi ? need.unitVi : need.unitEn,
    quantity: need.quantity,
    unitsCovered: need.unitsAllocated,
    unitsDelivered: need.unitsDelivered,
    deadline: need.state === "open" ? endOfDeadline(need.deadline) : null,
    priorityScore: need.priorityScore,
    topReason: first ? (vi ? first.vi : first.en) : null,
    state: need.state as string,
    accepts: { money: need.acceptsMoney, inKind: need.acceptsInKind },
    demo: need.demo,
  };
}

/** Reads the stored reasons, weightiest first; anything that is not a reason in both languages is left out. */
export function reasonsOf(stored: unknown): PriorityReason[] {
  if (!Array.isArray(stored)) return [];
  return stored
    .flatMap((reason: unknown) => {
      const { vi, en, points } = (reason ?? {}) as Record<string, unknown>;
      return typeof vi === "string" && typeof en === "string" ? [{ vi, en, points: typeof points === "number" ? points : null }] : [];
    })
    .sort((a, b) => (b.points ?? 0) - (a.points ?? 0));
}
