import { smallestPublicGroup, type PublicNeedRow, type PublicNeedState } from "~/domain/privacy/public-need";
import { endOfDeadline, type AgeBand, type NeedCategory, type PublicNeed } from "~/domain/needs/need";
import { needLanguages, type NeedLanguage } from "~/domain/needs/need-filters";
import { readReasons } from "~/domain/needs/priority/priority-reason";
import { firstReason } from "~/domain/needs/priority/reason-words";

/** Makes the view of a need that may leave from a row read through the allow-list. */
export function publicNeedView(row: PublicNeedRow): PublicNeed {
  const { receiver, bridgeOf, programme, unitPrice, deadline, publishedAt, priorityReasons, languages, beneficiaries, ...rest } = row;
  return {
    ...rest,
    category: row.category as NeedCategory,
    state: row.state as PublicNeedState,
    ageBand: row.ageBand as AgeBand,
    unitPrice: Number(unitPrice),
    deadline: deadline.toISOString().slice(0, 10),
    publishedAt: publishedAt?.toISOString() ?? null,
    beneficiaries: beneficiaries !== null && beneficiaries >= smallestPublicGroup ? beneficiaries : null,
    priorityReasons: readReasons(priorityReasons),
    languages: (Object.keys(needLanguages) as NeedLanguage[]).filter((language) => languages.includes(language)),
    receiverKind: receiver.kind,
    bridgeOf: bridgeOf?.code ?? null,
    programme,
  };
}

/** The short view for a card in a list, in one language. */
export function needCard(need: PublicNeed, locale: "vi" | "en") {
  const vi = locale === "vi";
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
    topReason: firstReason(need.priorityReasons, locale),
    state: need.state as string,
    accepts: { money: need.acceptsMoney, inKind: need.acceptsInKind, volunteers: need.acceptsVolunteers },
    demo: need.demo,
  };
}
