import { pledgeOpening, type PublicNeed } from "~/domain/needs/need";
import { overrideAmong } from "~/domain/needs/priority/priority-reason";
import { bandOf } from "~/domain/needs/priority/priority-weights";
import { reasonInWords } from "~/domain/needs/priority/reason-words";
import type { PublicNeedPage } from "~/domain/needs/read-need.server";
import { dataAddress, pagesAt } from "~/domain/open-data/addresses.server";
import type { OpenNeed, OpenNeedDetail } from "~/domain/open-data/need-schemas";

/** A public need in the words of the open data. `today` is the calendar day in Việt Nam. */
export function needInOpenData(need: PublicNeed, today: string): OpenNeed {
  const { vi, en } = { vi: need.stateSupportVi, en: need.stateSupportEn };
  return {
    code: need.code,
    url: dataAddress(`/needs/${need.code}`),
    page: pagesAt(`/needs/${need.code}`),
    category: need.category,
    state: need.state,
    takesPledges: pledgeOpening(need, today) === "open",
    title: { vi: need.titleVi, en: need.titleEn },
    story: { vi: need.storyVi, en: need.storyEn },
    unit: { name: { vi: need.unitVi, en: need.unitEn }, buys: { vi: need.unitBuysVi, en: need.unitBuysEn }, priceVnd: need.unitPrice },
    units: { wanted: need.quantity, pledged: need.unitsAllocated, paid: need.unitsPaid, delivered: need.unitsDelivered, free: Math.max(0, need.quantity - need.unitsAllocated) },
    accepts: [...(need.acceptsMoney ? (["money"] as const) : []), ...(need.acceptsInKind ? (["in_kind"] as const) : []), ...(need.acceptsVolunteers ? (["volunteers"] as const) : [])],
    languages: need.languages,
    beneficiaries: need.beneficiaries,
    ageBand: need.ageBand,
    place: { areaCode: need.areaCode, provinceCode: need.provinceCode, name: { vi: need.placeVi, en: need.placeEn } },
    deadline: need.deadline,
    priority: priorityInOpenData(need),
    stateSupport: vi || en ? { vi: vi ?? en!, en: en ?? vi! } : null,
    receiverKind: need.receiverKind,
    programme: need.programme && { slug: need.programme.slug, title: { vi: need.programme.titleVi, en: need.programme.titleEn } },
    bridgeOf: need.bridgeOf,
    publishedAt: need.publishedAt,
    demonstration: need.demo,
  };
}

function priorityInOpenData({ priorityScore, priorityReasons }: PublicNeed): OpenNeed["priority"] {
  const set = overrideAmong(priorityReasons);
  return {
    score: priorityScore,
    band: bandOf(priorityScore),
    reasons: priorityReasons.map((reason) => ({ kind: reason.kind, vi: reasonInWords(reason, "vi"), en: reasonInWords(reason, "en"), points: reason.points })),
    setByCoordinator: set && { band: set.band, reason: { vi: set.reasonVi, en: set.reasonEn }, since: set.setAt, until: set.until },
  };
}

/** The same with what the need's own page says. */
export function needDetailInOpenData({ need, place, history }: PublicNeedPage, today: string): OpenNeedDetail {
  return {
    ...needInOpenData(need, today),
    commune: { name: { vi: place.commune.vi, en: place.commune.en }, kind: place.commune.kind },
    province: place.province,
    formerly: place.formerly,
    designations: place.designations.map(({ value, legalBasis }) => ({ value, legalBasis })),
    history: history.map(({ kind, at, units }) => ({ kind, at, units })),
  };
}
